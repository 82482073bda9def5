import { expect, test } from 'vitest'
import { timeWords, today, visitWords } from './trail'

test('times are hours and minutes', () => {
  expect(timeWords(45)).toBe('45 min')
  expect(timeWords(125)).toBe('2 h 5 min')
})

test('a visit says when, or why not', () => {
  expect(visitWords({ state: 'open', spans: [{ from: 540, to: 1500 }] })).toBe('09:00–01:00')
  expect(visitWords({ state: 'open', spans: [{ from: 0, to: 1440 }] })).toBe('deschis')
  expect(visitWords({ state: 'open' })).toBe('deschis')
  expect(visitWords({ state: 'closed', reason: 'hours' })).toBe('închis în ziua aceasta')
})

test('today is the day of the reader', () => {
  expect(today(new Date(2026, 6, 5, 23, 59))).toBe('2026-07-05')
})
