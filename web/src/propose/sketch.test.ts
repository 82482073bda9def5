import { describe, expect, test } from 'vitest'
import {
  addVertex,
  emptySketch,
  finish,
  geometryOf,
  insertVertex,
  midpoints,
  moveVertex,
  removeVertex,
  reopen,
  reshape,
  surveyGeometry,
  type Position,
  type Shape,
  type Sketch,
} from './sketch'

const square: Position[] = [
  [21, 45],
  [21.001, 45],
  [21.001, 45.001],
  [21, 45.001],
]
function drawn(shape: Shape, vertices: Position[]): Sketch {
  return finish(vertices.reduce(addVertex, emptySketch(shape)))
}

describe('adding', () => {
  test('a point has one vertex and is placed anew', () => {
    const once = addVertex(emptySketch('Point'), [21, 45])
    expect(once.done).toBe(true)
    expect(addVertex(once, [22, 46]).vertices).toEqual([[22, 46]])
  })
  test('a double click adds one vertex', () => {
    const sketch = addVertex(emptySketch('LineString'), [21, 45])
    expect(addVertex(sketch, [21, 45])).toBe(sketch)
  })
  test('what is finished takes no more, until it is opened again', () => {
    const sketch = drawn('Polygon', square)
    expect(addVertex(sketch, [22, 45])).toBe(sketch)
    expect(addVertex(reopen(sketch), [22, 45]).vertices).toHaveLength(5)
  })
  test('seven decimals are kept', () => {
    expect(addVertex(emptySketch('Point'), [21.123456789, 45.987654321]).vertices).toEqual([
      [21.1234568, 45.9876543],
    ])
  })
})

test('edits leave the sketch they begin with as it was', () => {
  const sketch = drawn('Polygon', square)
  const before = JSON.stringify(sketch)
  moveVertex(sketch, 0, [0, 0])
  insertVertex(sketch, 1, [0, 0])
  removeVertex(sketch, 1)
  reshape(sketch, 'LineString')
  geometryOf(sketch)
  expect(JSON.stringify(sketch)).toBe(before)
})

describe('finishing', () => {
  test.each([
    ['LineString', 1, false],
    ['LineString', 2, true],
    ['Polygon', 2, false],
    ['Polygon', 3, true],
  ] as const)('%s with %i vertices', (shape, n, done) => {
    expect(drawn(shape, square.slice(0, n)).done).toBe(done)
  })
  test('with too few vertices left the sketch is open again', () => {
    expect(removeVertex(drawn('Polygon', square.slice(0, 3)), 0).done).toBe(false)
    expect(removeVertex(drawn('Polygon', square), 0).done).toBe(true)
  })
})

describe('geometry', () => {
  test('is null while vertices are missing', () => {
    expect(geometryOf(drawn('Polygon', square.slice(0, 2)))).toBeNull()
  })
  test('a ring is closed and runs counterclockwise, whichever way it was drawn', () => {
    const wanted = { type: 'Polygon', coordinates: [[...square, square[0]]] }
    expect(geometryOf(drawn('Polygon', square))).toEqual(wanted)
    const ring = geometryOf(drawn('Polygon', square.toReversed()))?.coordinates[0] as Position[]
    expect(ring[0]).toEqual(ring.at(-1))
    expect(ring.slice(0, 2)).toEqual([square[0], square[1]])
  })
  test('before it is whole, one can ask where it begins', () => {
    const begun = drawn('Polygon', square.slice(0, 2))
    expect(surveyGeometry(begun)).toEqual({ type: 'Point', coordinates: square[0] })
    expect(surveyGeometry(emptySketch('Polygon'))).toBeNull()
  })
})

describe('midpoints', () => {
  test('a ring has one on every side, the last of which closes it', () => {
    const found = midpoints(drawn('Polygon', square))
    expect(found.map((m) => m.index)).toEqual([1, 2, 3, 4])
    expect(found.at(-1)?.at).toEqual([21, 45.0005])
  })
  test('inserting at one keeps the order', () => {
    const sketch = drawn('LineString', square.slice(0, 2))
    const [only] = midpoints(sketch)
    expect(insertVertex(sketch, only!.index, only!.at).vertices).toEqual([
      square[0],
      [21.0005, 45],
      square[1],
    ])
  })
})

test('another shape keeps the vertices; a point keeps the first', () => {
  const sketch = drawn('Polygon', square)
  expect(reshape(sketch, 'LineString')).toEqual({ shape: 'LineString', vertices: square, done: true })
  expect(reshape(sketch, 'Point')).toEqual({ shape: 'Point', vertices: [square[0]], done: true })
  expect(reshape(reshape(sketch, 'Point'), 'Polygon').done).toBe(false)
})
