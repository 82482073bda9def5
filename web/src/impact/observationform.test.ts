import { describe, expect, it } from 'vitest'
import { emptyObservation, numberOf, observationFaults, reportBody } from './observationform'

describe('numberOf', () => {
  it('reads what both languages write', () => {
    expect(['120', '12,5', '12.5', '1.200', '1,200', '1.200,5', '1,200.5', ' 80 000 '].map(numberOf)).toEqual(
      [120, 12.5, 12.5, 1200, 1200, 1200.5, 1200.5, 80000],
    )
  })
  it('refuses what is none', () => {
    expect(['', '-1', 'mult', '1e5', '1..2'].map(numberOf).every(Number.isNaN)).toBe(true)
  })
})

it('says what is wrong before asking', () => {
  const draft = { ...emptyObservation('x'), value: 'x', period: { starts: '2023-13', ends: '' } }
  expect(observationFaults(draft)).toEqual({ value: true, starts: 'not_a_date' })
})

it('asks what the number is about', () => {
  const draft = { ...emptyObservation('x'), value: '5' }
  expect(observationFaults(draft)).toEqual({})
  for (const scope of ['project', 'programme', 'neighbourhood', 'place'] as const) {
    expect(observationFaults({ ...draft, scope })).toEqual({ about: true })
  }
  const place = { id: 7, title: { ro: 'Cheiul' } }
  expect(observationFaults({ ...draft, scope: 'place', place })).toEqual({})
  expect(reportBody({ ...draft, scope: 'place', place })).toMatchObject({ place: 7, project: null })
})

it('sends one scope alone', () => {
  const draft = {
    ...emptyObservation('x'),
    value: '5',
    scope: 'project' as const,
    project: '7',
    programme: 'bega',
  }
  expect(reportBody(draft)).toMatchObject({
    value: 5,
    project: 7,
    programme: null,
    neighbourhood: null,
    place: null,
  })
})
