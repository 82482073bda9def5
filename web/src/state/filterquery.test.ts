import { expect, test } from 'vitest'
import { noFilter, type Filter } from '../url'
import { placeQuery, placeQueryText } from './filterquery'

const current = ['live', 'paused', 'reported_gone', 'idea', 'planned', 'in_preparation']

test('what is over is left out unless it is asked for', () => {
  expect(placeQuery(noFilter())).toEqual({ life: current })
  expect(placeQuery({ ...noFilter(), stages: ['ended'] })).toEqual({ life: ['ended', 'removed'] })
})

test('all stages together do not narrow', () => {
  expect(placeQuery({ ...noFilter(), stages: ['now', 'planned', 'ended'] })).toEqual({})
})

test('every filter has its parameter', () => {
  const filter: Filter = {
    q: '  piață ',
    kinds: ['space'],
    stages: ['planned'],
    neighbourhoods: ['fabric', 'iosefin'],
    programmes: ['bega'],
    organisations: ['plai'],
    projects: [3, 5],
    stepFree: true,
    asOf: '',
    river: 'bega',
    fromKm: 2,
    toKm: 3.5,
    bank: 'left',
  }
  expect(placeQuery(filter)).toEqual({
    q: 'piață',
    kind: ['space'],
    life: ['idea', 'planned', 'in_preparation'],
    neighbourhoods: ['fabric', 'iosefin'],
    programme: ['bega'],
    organisation: ['plai'],
    project: [3, 5],
    step_free: ['yes'],
    river: 'bega',
    from_km: 2,
    to_km: 3.5,
    bank: 'left',
    within_m: 300,
  })
})

test('as text lists are comma-separated and values escaped', () => {
  const filter = { ...noFilter(), q: 'a&b, ș', kinds: ['space', 'riverside'] }
  expect(placeQueryText(filter)).toBe(`q=a%26b%2C%20%C8%99&kind=space,riverside&life=${current.join(',')}`)
})

test('of the past neither words nor organisations are asked', () => {
  const filter = { ...noFilter(), q: 'parc', organisations: ['plai'], asOf: '2024-02-29' }
  expect(placeQuery(filter)).toEqual({ 'as-of': '2024-02-29', life: expect.any(Array) as unknown })
})
