import type { Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { outlinesOf, snap } from './drawsnap'
import { distance } from './river'

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [21.22, 45.75],
      [21.221, 45.75],
      [21.221, 45.751],
      [21.22, 45.751],
      [21.22, 45.75],
    ],
  ],
}
const targets = outlinesOf(square)

describe('snapping to a square of some eighty by a hundred metres', () => {
  test('a corner goes before an edge that is nearer', () => {
    // 2 m from the southern edge, some 8 m from the corner.
    expect(snap([21.2201, 45.74998], targets, 10)).toEqual({ at: [21.22, 45.75], to: 'corner' })
  })
  test('else the nearest point of an edge', () => {
    const found = snap([21.2205, 45.74995], targets, 10)
    expect(found?.to).toBe('edge')
    expect(found?.at[0]).toBeCloseTo(21.2205, 7)
    expect(found?.at[1]).toBeCloseTo(45.75, 7)
  })
  test('beyond its reach nothing', () => {
    expect(snap([21.2205, 45.7498], targets, 10)).toBeNull()
    expect(snap([21.2205, 45.7505], targets, 10)).toBeNull()
  })
  test('the reach is in metres, east as well as north', () => {
    const east: [number, number] = [21.2211, 45.7505]
    const away = distance(east, [21.221, 45.7505])
    expect(snap(east, targets, away + 0.1)?.to).toBe('edge')
    expect(snap(east, targets, away - 0.1)).toBeNull()
  })
})

test.each<[Geometry['type'], Geometry, number]>([
  ['Point', { type: 'Point', coordinates: [21, 45] }, 1],
  [
    'MultiPoint',
    {
      type: 'MultiPoint',
      coordinates: [
        [21, 45],
        [22, 45],
      ],
    },
    2,
  ],
  ['MultiPolygon', { type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] }, 2],
  ['GeometryCollection', { type: 'GeometryCollection', geometries: [square, square] }, 2],
])('a %s has its runs', (_type, geometry, runs) => {
  expect(outlinesOf(geometry)).toHaveLength(runs)
})

test('a single point is a corner', () => {
  const point = outlinesOf({ type: 'Point', coordinates: [21.22, 45.75] })
  expect(snap([21.22001, 45.75], point, 5)).toEqual({ at: [21.22, 45.75], to: 'corner' })
})
