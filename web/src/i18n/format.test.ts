import { expect, test } from 'vitest'
import { formatArea, formatDate, formatKm, formatLength, formatPeriod } from './format'

test.each([
  [298.6, '299 m²', '299 m²'],
  [6061, '6.061 m²', '6,061 m²'],
  [12_345, '1,2 ha', '1.2 ha'],
  [5_190_000, '519 ha', '519 ha'],
])('the area %d', (m2, ro, en) => {
  expect(formatArea(m2, 'ro')).toBe(ro)
  expect(formatArea(m2, 'en')).toBe(en)
})

test.each([
  [40.4, '40 m', '40 m'],
  [1234, '1,2 km', '1.2 km'],
  [12_345, '12 km', '12 km'],
])('the length %d', (metres, ro, en) => {
  expect(formatLength(metres, 'ro')).toBe(ro)
  expect(formatLength(metres, 'en')).toBe(en)
})

test('a river position keeps two decimals', () => {
  expect(formatKm(5.321, 'ro')).toBe('5,32')
  expect(formatKm(3, 'en')).toBe('3.00')
  expect(formatKm(-0.5, 'ro')).toBe('-0,50')
})

test.each([
  ['2019', '2019', '2019'],
  ['2019-10', 'octombrie 2019', 'October 2019'],
  ['2019-10-05', '5 octombrie 2019', '5 October 2019'],
  ['odinioară', 'odinioară', 'odinioară'],
])('the date %s is as exact as it is known', (date, ro, en) => {
  expect(formatDate(date, 'ro')).toBe(ro)
  expect(formatDate(date, 'en')).toBe(en)
})

test('a period may be open on either side', () => {
  expect(formatPeriod('2019', '2020-03', 'ro')).toBe('2019 – martie 2020')
  expect(formatPeriod('2019', undefined, 'en')).toBe('since 2019')
  expect(formatPeriod(undefined, '2020', 'en')).toBe('until 2020')
  expect(formatPeriod('2019', '2019', 'en')).toBe('2019')
  expect(formatPeriod(undefined, undefined, 'en')).toBe('')
})
