import { describe, expect, test } from 'vitest'
import type { Geometry } from '../api/types'
import { addPart, choosePart, countParts, partsOf, removePart, takeApart, wholeOf } from './parts'
import { addVertex, finish, moveVertex } from './sketch'

const ring = (east: number) => [
  [east, 45.1],
  [east + 0.1, 45.1],
  [east + 0.1, 45.2],
  [east, 45.1],
]
const three: Geometry = { type: 'MultiPolygon', coordinates: [[ring(21)], [ring(22)], [ring(23)]] }
const holed: Geometry = { type: 'Polygon', coordinates: [ring(21), ring(21.02)] }

describe('a shape of several parts', () => {
  test.each<Geometry>([
    three,
    { type: 'Polygon', coordinates: [ring(21)] },
    holed,
    { type: 'MultiPolygon', coordinates: [holed.coordinates, [ring(24)]] as never },
    {
      type: 'MultiPoint',
      coordinates: [
        [21, 45],
        [21.5, 45.5],
      ],
    },
    { type: 'MultiLineString', coordinates: [ring(21), ring(22)] },
    { type: 'MultiPolygon', coordinates: [holed.coordinates, holed.coordinates] as never },
  ])('stays as it is while nothing is drawn', (geometry) => {
    const parts = takeApart(geometry)
    expect(wholeOf(parts)).toEqual(geometry)
    for (let i = 0; i < partsOf(geometry).length; i++) {
      const chosen = choosePart(parts, i)
      if (chosen) expect(wholeOf(chosen)).toEqual(geometry)
    }
  })

  test('has one part drawn, and the others as they were', () => {
    const second = choosePart(takeApart(three), 1)!
    const moved = { ...second, sketch: moveVertex(second.sketch, 0, [22.01, 45.11]) }
    const whole = wholeOf(moved)!
    expect(whole.type).toBe('MultiPolygon')
    expect((whole.coordinates as unknown[][])[0]).toEqual([ring(21)])
    expect((whole.coordinates as number[][][][])[1]![0]![0]).toEqual([22.01, 45.11])
    expect(wholeOf(choosePart(moved, 0)!)).toEqual(whole)
  })

  test('does not draw on a part with a hole, and keeps it', () => {
    const mixed = { type: 'MultiPolygon', coordinates: [holed.coordinates, [ring(24)]] } as never as Geometry
    const parts = takeApart(mixed)
    expect(parts.at).toBe(1)
    expect(choosePart(parts, 0)).toBeNull()
  })

  test('gets a further part, which is missing until it is whole', () => {
    let parts = addPart(takeApart(three))
    expect(wholeOf(parts)).toEqual(three)
    expect(countParts(parts)).toBe(4)
    parts = { ...parts, sketch: addVertex(parts.sketch, [25, 45]) }
    expect(wholeOf(parts)).toBeNull()
    const more: [number, number][] = [
      [25.1, 45],
      [25.1, 45.1],
    ]
    parts = { ...parts, sketch: finish(more.reduce(addVertex, parts.sketch)) }
    expect((wholeOf(parts)!.coordinates as unknown[]).length).toBe(4)
  })

  test('loses a part, down to a single shape', () => {
    const parts = choosePart(takeApart(three), 1)!
    const first = removePart(parts, 0)
    expect(wholeOf(first)).toEqual({ type: 'MultiPolygon', coordinates: [[ring(22)], [ring(23)]] })
    expect(first.at).toBe(0)
    const drawn = removePart(first, 0)
    expect(wholeOf(drawn)).toEqual({ type: 'Polygon', coordinates: [ring(23)] })
    expect(wholeOf(removePart(removePart(parts, 2), 0))).toEqual({ type: 'Polygon', coordinates: [ring(22)] })
    expect(wholeOf(removePart(drawn, 0))).toBeNull()
  })
})
