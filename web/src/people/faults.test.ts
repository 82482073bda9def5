import { expect, test } from 'vitest'
import { Problem } from '../api/problem'
import { faultOf, faultsElsewhere } from './faults'

const problem = new Problem(400, {
  errors: [
    { field: 'title_ro', code: 'required', message: 'is needed' },
    { field: 'places[3]', code: 'not_found', message: 'there is no place 9' },
    { field: 'website', code: 'brand_new_code', message: 'in the words of the server' },
  ],
})

test('a field covers its languages and its members', () => {
  expect(faultOf(problem, 'title')).toBe('Completează câmpul.')
  expect(faultOf(problem, 'places')).toBe('Nu mai există. Alege din nou.')
  expect(faultOf(problem, 'tit')).toBeUndefined()
})

test('a code without translation is shown in the words of the server', () => {
  expect(faultOf(problem, 'website')).toBe('in the words of the server')
})

test('what no field shows is not lost', () => {
  expect(faultsElsewhere(problem, ['title', 'places']).map((f) => f.field)).toEqual(['website'])
})
