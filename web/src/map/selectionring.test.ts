import { expect, test } from 'vitest'
import { loopsOf, thinned } from './selectionring'

test('a plain ring is one closed counterclockwise polygon, whichever way it was drawn', () => {
  const closed = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  const there = loopsOf([
    [0, 0],
    [1, 0],
    [1, 1],
  ])
  expect(there).toEqual([{ type: 'Polygon', coordinates: [closed] }])
  const back = loopsOf([
    [1, 1],
    [1, 0],
    [0, 0],
  ])
  expect(back[0]!.coordinates[0]).toHaveLength(4)
  expect(back).toHaveLength(1)
})

test('an eight is two loops that meet where it crosses', () => {
  const loops = loopsOf([
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
  ])
  expect(loops).toHaveLength(2)
  for (const { coordinates } of loops) {
    expect(coordinates[0]).toContainEqual([1, 1])
    expect(coordinates[0]!.at(-1)).toEqual(coordinates[0]![0])
  }
})

test('a stroke that comes back to its start and goes on is cut there', () => {
  const loops = loopsOf([
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
    [10, 3],
  ])
  expect(loops.map((l) => l.coordinates[0]!.length)).toEqual([5])
})

test('a corner on an earlier side, and a way back on the same line, are no crossings', () => {
  const touching = loopsOf([
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 0],
    [0, 10],
  ])
  expect(touching).toHaveLength(2)
  const spike = loopsOf([
    [0, 0],
    [10, 0],
    [20, 0],
    [10, 0],
    [10, 10],
  ])
  expect(spike).toHaveLength(1)
  expect(spike[0]!.coordinates[0]).not.toContainEqual([20, 0])
})

test('the little tail where a stroke overshoots its start is dropped', () => {
  const loops = loopsOf([
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0.001, -0.001],
    [0.002, 0.0005],
  ])
  expect(loops).toHaveLength(1)
})

test('fewer than three corners, or the same ones again, enclose nothing', () => {
  expect(loopsOf([])).toEqual([])
  expect(
    loopsOf([
      [0, 0],
      [1, 1],
    ]),
  ).toEqual([])
  expect(
    loopsOf([
      [0, 0],
      [0, 0],
      [1, 1],
      [0, 0],
    ]),
  ).toEqual([])
})

test('a stroke keeps a position every few pixels', () => {
  const stroke = [0, 1, 2, 3, 4, 5, 6].map((x) => ({ x, y: 0 }))
  expect(thinned(stroke, 3).map((p) => p.x)).toEqual([0, 3, 6])
})
