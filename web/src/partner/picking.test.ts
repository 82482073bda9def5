import { expect, test } from 'vitest'
import {
  countNew,
  fromFeature,
  fromRef,
  toggled,
  withAll,
  without,
  type Choice,
  type Picked,
} from './picking'

function place(id: number): Picked {
  return { id, kind: 'space', category: 'square', life: 'live', title: { ro: `L${id}` }, point: [21, 45] }
}
const none: Choice = new Map()

test('a place goes in and out, and the choice before stays as it was', () => {
  const one = toggled(none, place(1))
  expect([...one.keys()]).toEqual([1])
  expect(toggled(one, place(1)).size).toBe(0)
  expect(none.size).toBe(0)
})

test('places that are in already are not counted as new', () => {
  const two = withAll(none, [place(1), place(2)])
  expect(countNew(two, [place(2), place(3)])).toBe(1)
  expect([...without(two, [1]).keys()]).toEqual([2])
})

test('a feature and a reference of the API give the same place', () => {
  const feature = fromFeature({
    type: 'Feature',
    id: 7,
    geometry: { type: 'Point', coordinates: [21.2, 45.7] },
    properties: {
      kind: 'riverside',
      category: 'quay',
      life: 'idea',
      title: 'Chei',
      title_ro: 'Chei',
      title_en: 'Quay',
      lon: 21.2,
      lat: 45.7,
    },
  })
  const ref = fromRef({
    id: 7,
    kind: 'riverside',
    category: 'quay',
    life: 'idea',
    title: { ro: 'Chei', en: 'Quay' },
    point: [21.2, 45.7],
    distance_m: 4,
  })
  expect(feature).toEqual(ref)
})
