import { expect, test } from 'vitest'
import { isBackwards, isDate, toDate } from './dates'

test.each([
  ['2027', '2027'],
  ['5.2027', '2027-05'],
  ['2027-5', '2027-05'],
  ['14.05.2027', '2027-05-14'],
  ['1/6/2027', '2027-06-01'],
  [' 2027-05-14 ', '2027-05-14'],
  ['vara lui 2027', 'vara lui 2027'],
  ['', ''],
])('%s is %s', (typed, date) => expect(toDate(typed)).toBe(date))

test.each([
  ['2027', true],
  ['2027-13', false],
  ['2027-02-29', false],
  ['2028-02-29', true],
  ['27', false],
  ['', false],
])('%s in the calendar: %s', (date, wanted) => expect(isDate(date)).toBe(wanted))

test('a period is backwards only as far as both ends are known', () => {
  expect(isBackwards('2027-05', '2027')).toBe(false)
  expect(isBackwards('2027-05', '2027-04-30')).toBe(true)
  expect(isBackwards('', '2027')).toBe(false)
})
