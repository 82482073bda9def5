import { expect, test } from 'vitest'
import type { Clash } from '../api/types'
import { batchesOf, batchLimit, conflictsOf, undecided, type Decision } from './clashes'

const project = {
  id: 9,
  title: { ro: 'Alt proiect' },
  organisation: { slug: 'alta', title: { ro: 'Alta' } },
  programme: null,
  life: 'planned' as const,
}
function clash(place: number, tag: number): Clash {
  return { place_id: place, place_title: { ro: `Locul ${place}` }, tag_id: tag, role: 'site', project }
}
const may = { starts: '2026-05', ends: '2026-05' }

test('clashes are gathered by place, in the order they came', () => {
  const conflicts = conflictsOf([clash(4, 1), clash(2, 2), clash(4, 3)])
  expect(conflicts.map((c) => [c.place, c.clashes.map((x) => x.tag_id)])).toEqual([
    [4, [1, 3]],
    [2, [2]],
  ])
})

test('a place waits until something is decided about it', () => {
  const conflicts = conflictsOf([clash(4, 1), clash(2, 2)])
  expect(undecided(conflicts, new Map([[2, { what: 'keep' } as Decision]]))).toEqual([4])
})

test('a period that is none decides nothing', () => {
  const decisions = new Map<number, Decision>([
    [4, { what: 'period', period: { starts: '2027', ends: '2026' } }],
    [2, { what: 'period', period: may }],
  ])
  expect(undecided(conflictsOf([clash(4, 1), clash(2, 2)]), decisions)).toEqual([4])
})

test('kept places go with the rest, those taken out go nowhere, another period is another batch', () => {
  const june = { starts: '2026-06', ends: '' }
  const decisions = new Map<number, Decision>([
    [1, { what: 'keep' }],
    [2, { what: 'out' }],
    [3, { what: 'period', period: june }],
  ])
  expect(batchesOf([1, 2, 3, 4], may, decisions)).toEqual([
    { ...may, places: [1, 4] },
    { ...june, places: [3] },
  ])
})

test('more than the server takes at once goes in pieces', () => {
  const places = Array.from({ length: batchLimit + 1 }, (_, i) => i + 1)
  expect(batchesOf(places, may, new Map()).map((b) => b.places.length)).toEqual([batchLimit, 1])
})
