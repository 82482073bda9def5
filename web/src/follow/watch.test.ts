import { expect, test } from 'vitest'
import { noFilter } from '../url'
import { feedPath, sameWatch, watchOf } from './watch'

test('the filters of the map become a watch, without their stages', () => {
  expect(
    watchOf({ ...noFilter(), q: ' chei ', kinds: ['riverside'], stepFree: true, stages: ['ended'] }),
  ).toEqual({
    kinds: ['riverside'],
    step_free: ['yes'],
    text: 'chei',
  })
  expect(watchOf(noFilter())).toEqual({})
  expect(watchOf({ ...noFilter(), river: 'bega', fromKm: 2, toKm: 3.5, bank: 'left' })).toEqual({
    river: 'bega',
    from_km: 2,
    to_km: 3.5,
    bank: 'left',
    within_m: 300,
  })
})

test('two watches are compared by what they say', () => {
  expect(sameWatch({ places: [1], river: 'bega' }, { river: 'bega', places: [1] })).toBe(true)
  expect(sameWatch({ places: [1] }, { places: [2] })).toBe(false)
  expect(sameWatch({ places: [1], kinds: [] }, { places: [1] })).toBe(true)
})

test('a feed has the names of the API', () => {
  expect(feedPath({ places: [3, 4], text: 'pod nou' })).toBe('/api/activity?f=atom&place=3,4&q=pod+nou')
  expect(feedPath({ river: 'bega', from_km: 0, to_km: 2.5 })).toBe(
    '/api/activity?f=atom&river=bega&from_km=0&to_km=2.5',
  )
})
