import { expect, test } from 'vitest'
import { livesOf, lookOf } from './look'

test('every state of life has one look', () => {
  expect(lookOf('idea')).toBe('planned')
  expect(lookOf('paused')).toBe('live')
  expect(lookOf('removed')).toBe('ended')
  expect(lookOf('reported_gone')).toBe('gone')
  expect(lookOf(undefined)).toBe('live')
  expect((['live', 'planned', 'ended', 'gone'] as const).flatMap(livesOf)).toHaveLength(8)
})
