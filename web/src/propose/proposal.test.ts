import { describe, expect, test } from 'vitest'
import type { Facts } from '../api/types'
import { newDraft, type Draft } from './draft'
import { lacks, previewOf, proposalBody } from './proposal'
import { addVertex, emptySketch } from './sketch'
import { firstLack, stepOf } from './steps'

const whole: Draft = {
  ...newDraft('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
  kind: 'riverside',
  category: 'quay',
  sketch: addVertex(emptySketch('Point'), [21.2257, 45.7537]),
  title: { ro: ' Treptele ', en: '' },
  reason: ' Nu se poate coborî la apă. ',
  starts: '05.2027',
}

test('what is sent has no empty properties, dates as the API takes them, and the identifier', () => {
  expect(proposalBody(whole)).toEqual({
    feature: {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [21.2257, 45.7537] },
      properties: {
        kind: 'riverside',
        category: 'quay',
        title_ro: 'Treptele',
        life: 'idea',
        starts: '2027-05',
        uuid: whole.uuid,
      },
    },
    reason: 'Nu se poate coborî la apă.',
  })
  expect(proposalBody({ ...whole, organisation: 'plai' }).organisation).toBe('plai')
})

const facts: Facts = {
  point: [21.2257, 45.7537],
  neighbourhood: 'centru',
  neighbourhoods: [{ slug: 'centru', title: 'Centru', share: 1 }],
  neighbourhood_border: false,
  river: {
    river: 'bega',
    title: 'Bega',
    distance_m: 40,
    km: 3.97,
    bank: 'right',
    offset_m: 40,
    from_km: 3.45,
    to_km: 3.45,
    beyond: false,
  },
}

test('the preview shows derived facts as the server does: a kilometre only at the river', () => {
  const riverside = previewOf(whole, facts, true).properties
  expect(riverside).toMatchObject({ neighbourhood_title: 'Centru', river_km: 3.97, publication: 'published' })
  const space = previewOf({ ...whole, kind: 'space' }, facts, false).properties
  expect(space).toMatchObject({ river_distance_m: 40, decision: 'received', publication: 'submitted' })
  expect(space.river_km).toBeUndefined()
})

describe('what is missing', () => {
  test('nothing of a whole draft', () => expect(lacks(whole)).toEqual([]))
  test('everything of a new one, and the first step is the first to go to', () => {
    const found = lacks(newDraft('id'))
    expect(found.map((l) => l.field)).toEqual(['kind', 'category', 'geometry', 'title', 'reason'])
    expect(firstLack(found)).toBe('what')
    expect(firstLack(lacks({ ...whole, reason: ' ' }))).toBe('about')
  })
  test.each([
    [{ starts: '31.02.2027' }, 'starts', 'not_a_date'],
    [{ ends: 'vara' }, 'ends', 'not_a_date'],
    [{ starts: '2027-05', ends: '2026' }, 'ends', 'before_start'],
  ])('%o', (change, field, code) => {
    expect(lacks({ ...whole, ...change })).toEqual([{ field, code }])
  })
  test('a title in the other language is a title', () => {
    expect(lacks({ ...whole, title: { ro: '', en: 'Steps' } })).toEqual([])
  })
})

test('nobody comes to a step before what it builds on', () => {
  expect(stepOf('preview', newDraft('id'))).toBe('what')
  expect(stepOf('preview', { ...whole, sketch: emptySketch('Point') })).toBe('where')
  expect(stepOf('what', whole)).toBe('what')
  expect(stepOf('preview', whole)).toBe('preview')
  expect(stepOf('nonsense', whole)).toBe('what')
})
