import { expect, test } from 'vitest'
import { paint, type Role, type Scene } from './drawscene'

const triangle: [number, number][] = [
  [21, 45],
  [21.001, 45],
  [21, 45.001],
]
const scene: Scene = {
  shape: 'Polygon',
  vertices: triangle,
  done: false,
  midpoints: [],
  chosen: -1,
  pointer: null,
  snapped: false,
  faults: [],
}
function roles(change: Partial<Scene>): Record<string, number> {
  const found: Partial<Record<Role, number>> = {}
  for (const { properties } of paint({ ...scene, ...change })) {
    found[properties.role] = (found[properties.role] ?? 0) + 1
  }
  return found
}

test('an area being drawn leads to the pointer and back to its first corner', () => {
  const lead = paint({ ...scene, pointer: [21.002, 45.002] }).find((f) => f.properties.role === 'lead')
  expect(lead?.geometry.coordinates).toEqual([
    [21, 45.001],
    [21.002, 45.002],
    [21, 45],
  ])
})

test('a finished one has handles on its sides and no lead', () => {
  const midpoints = [[21.0005, 45]]
  expect(roles({ done: true, midpoints, pointer: null })).toEqual({
    area: 1,
    line: 1,
    midpoint: 1,
    vertex: 3,
  })
})

test('the chosen vertex, a snap and a fault are told apart', () => {
  const found = roles({ done: true, chosen: 1, pointer: [21, 45], snapped: true, faults: [[21, 45]] })
  expect(found).toEqual({ area: 1, line: 1, vertex: 2, chosen: 1, snap: 1, fault: 1 })
})

test('a point is nothing but its vertex', () => {
  expect(roles({ shape: 'Point', vertices: [[21, 45]], done: true })).toEqual({ vertex: 1 })
})
