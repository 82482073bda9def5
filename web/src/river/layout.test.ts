import { expect, test } from 'vitest'
import { kmOf, layoutOf, onStretch, spread, ticks, xOf, yOf } from './layout'
import { partOf, readKm } from './stretch'

const strip = { from_km: -3.2, to_km: 9.9 }

test('kilometres go down the strip and back', () => {
  const l = layoutOf(strip, 380)
  for (const km of [-3.2, 0, 5.5, 9.9]) expect(kmOf(l, yOf(l, km))).toBeCloseTo(km)
  expect(yOf(l, 1)).toBeGreaterThan(yOf(l, 0))
})

test('looking downstream the left bank is on the right of the page, and nothing leaves its bank', () => {
  const l = layoutOf(strip, 380)
  expect(xOf(l, 'left', 10, 300)).toBeGreaterThan(l.river + l.half)
  expect(xOf(l, 'right', 10, 300)).toBeLessThan(l.river - l.half)
  expect(xOf(l, 'left', 5000, 300)).toBeLessThan(l.names)
  expect(xOf(l, 'right', 5000, 300)).toBeGreaterThan(0)
  expect(xOf(l, 'axis', 0, 300)).toBe(l.river)
})

test('names stand apart, in their order', () => {
  expect(spread([10, 12, 60, 61], 16)).toEqual([10, 26, 60, 76])
  expect(spread([], 16)).toEqual([])
})

test('ticks are whole kilometres', () => {
  expect(ticks({ from_km: -1.5, to_km: 2 })).toEqual([-1, 0, 1, 2])
})

test('what lies on the axis is on both banks', () => {
  const at = (bank: 'left' | 'right' | 'axis', km: number) =>
    onStretch({ bank, km } as Parameters<typeof onStretch>[0], { fromKm: 1, toKm: 2, bank: 'left' })
  expect([at('left', 1), at('axis', 2), at('right', 1.5), at('left', 2.1)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a part of the axis begins and ends where it should', () => {
  const axis = [
    [21.3, 45.75],
    [21.2, 45.75],
    [21.1, 45.75],
  ]
  const part = partOf(axis, 1000, 0, 10)
  expect(part).toHaveLength(3)
  expect(part[0]![0]).toBeCloseTo(21.3 - 1000 / 77_830, 3)
  expect(part[2]![0]).toBeCloseTo(21.3 - 11_000 / 77_830, 3)
  expect(partOf(axis, 0, 90, 95)).toEqual([])
})

test('kilometres are read as people write them', () => {
  expect(['3', ' 3,5 ', '-1.25', '', 'x', '1e999'].map(readKm)).toEqual([
    3,
    3.5,
    -1.25,
    undefined,
    undefined,
    undefined,
  ])
})
