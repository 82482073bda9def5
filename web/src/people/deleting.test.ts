import { expect, test } from 'vitest'
import { Problem } from '../api/problem'
import { obstacleOf } from './deleting'

const problem = (status: number, ...errors: [string, string, string][]) =>
  new Problem(status, { errors: errors.map(([field, code, message]) => ({ field, code, message })) })

test('what stands in the way is named', () => {
  expect(obstacleOf(problem(403, ['session', 'not_proved', 'x']))?.prove).toBe(true)
  const both = obstacleOf(
    problem(409, ['organisation', 'sole_admin', 'Plai'], ['organisation', 'sole_admin', 'Simultan']),
  )
  expect(both?.words).toContain('Plai, Simultan')
  expect(both?.prove).toBe(false)
  expect(obstacleOf(problem(409, ['role', 'last_administrator', 'x']))?.words).toContain('administrator')
})

test('any other problem is none of these', () => {
  expect(obstacleOf(null)).toBeNull()
  expect(obstacleOf(problem(503))).toBeNull()
})
