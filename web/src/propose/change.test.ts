import { describe, expect, test } from 'vitest'
import type { Feature, Geometry } from '../api/types'
import { amendmentOf, changeBody, changedFeature, draftOf, isDifferent, rebased } from './change'
import { readDraft } from './draft'
import { lacks } from './proposal'
import { choosePart } from './parts'
import { addVertex, moveVertex } from './sketch'

const ring = [
  [21.1, 45.1],
  [21.2, 45.1],
  [21.2, 45.2],
  [21.1, 45.1],
]
const place: Feature = {
  type: 'Feature',
  id: 7,
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties: {
    kind: 'space',
    category: 'park',
    title_ro: 'Parc',
    title_en: 'Park',
    step_free: 'yes',
    amenities: ['bench'],
    starts: '2027-05',
    life: 'idea',
    version: 3,
    publication: 'needs_changes',
  },
}

describe('a change', () => {
  test('begins as the place is, lacks nothing, and survives being kept', () => {
    const draft = draftOf(place, 'u')
    expect(lacks(draft)).toEqual([])
    expect(draft).toMatchObject({
      change: { id: 7, version: 3 },
      title: { ro: 'Parc', en: 'Park' },
      starts: '2027-05',
    })
    expect(readDraft(JSON.stringify(draft), 'v')).toEqual(draft)
  })

  test('sends every field, null for what was emptied, and leaves an untouched geometry alone', () => {
    const draft = {
      ...draftOf(place, 'u'),
      title: { ro: ' Parc mare ', en: '' },
      starts: '',
      stepFree: '' as const,
    }
    const body = changeBody(draft, place)
    expect(body.geometry).toBeUndefined()
    expect(body.properties).toMatchObject({
      title_ro: 'Parc mare',
      title_en: null,
      starts: null,
      step_free: null,
      amenities: ['bench'],
      version: 3,
    })
    expect(body.properties).not.toHaveProperty('life')
  })

  test('sends the geometry when it was drawn anew', () => {
    const draft = draftOf(place, 'u')
    const moved = { ...draft, sketch: addVertex({ shape: 'Point', vertices: [], done: false }, [21.3, 45.3]) }
    expect(changeBody(moved, place).geometry).toEqual({ type: 'Point', coordinates: [21.3, 45.3] })
  })

  test('of one part of several leaves the others, and sends no geometry when none was drawn on', () => {
    const shifted = ring.map(([lon, lat]) => [lon! + 1, lat!])
    const geometry: Geometry = { type: 'MultiPolygon', coordinates: [[ring], [shifted]] }
    const multi = { ...place, geometry }
    const draft = draftOf(multi, 'u')
    expect(readDraft(JSON.stringify(draft), 'v')).toEqual(draft)
    const other = { ...draft, ...choosePart(draft, 1)! }
    expect(changeBody(other, multi).geometry).toBeUndefined()
    const moved = { ...other, sketch: moveVertex(other.sketch, 0, [22.15, 45.12]) }
    expect((changeBody(moved, multi).geometry!.coordinates as unknown[])[0]).toEqual([ring])
    expect(rebased(other, draft, { ...draft, ...draftOf(place, 'w') }).kept).toEqual([])
    expect(rebased(moved, draft, { ...draft, ...draftOf(place, 'w') }).kept).toEqual([
      { type: 'Polygon', coordinates: [ring] },
    ])
  })

  test('is shown over what the place was', () => {
    const draft = { ...draftOf(place, 'u'), title: { ro: 'Parc', en: '' } }
    const { properties } = changedFeature(draft, place, undefined)
    expect(properties).toMatchObject({ title_ro: 'Parc', life: 'idea', publication: 'needs_changes' })
    expect(properties).not.toHaveProperty('title_en')
  })
})

describe('a proposed change', () => {
  test('names only what would be different', () => {
    const draft = { ...draftOf(place, 'u'), title: { ro: 'Parc mare', en: 'Park' }, stepFree: '' as const }
    expect(amendmentOf(draft, place)).toEqual({
      type: 'Feature',
      properties: { title_ro: 'Parc mare', step_free: null, uuid: 'u' },
    })
    expect(isDifferent(draft, place)).toBe(true)
    expect(isDifferent(draftOf(place, 'u'), place)).toBe(false)
  })
})

test('of two changes at once each keeps what it changed, and one field that both changed is the later one', () => {
  const base = draftOf(place, 'u')
  const mine = { ...base, title: { ro: 'Al meu', en: 'Park' }, starts: '2028' }
  const theirs = { ...base, title: { ro: 'Al lor', en: 'Theirs' }, category: 'garden', starts: '2027-05' }
  expect(rebased(mine, base, theirs)).toMatchObject({
    title: { ro: 'Al meu', en: 'Theirs' },
    category: 'garden',
    starts: '2028',
  })
})
