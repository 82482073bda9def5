import { expect, test } from 'vitest'
import { isDate, normalDate, periodBody, periodFaults } from './period'

test('years, months and days that exist are dates', () => {
  for (const date of ['', '2026', '2026-05', '2026-05-12', '2024-02-29']) expect(isDate(date)).toBe(true)
  for (const date of ['26', '2026-13', '2026-02-29', '2026-5', '0999', '2026-05-12T10', 'mai']) {
    expect(isDate(date), date).toBe(false)
  }
})

test('what people write becomes a date', () => {
  expect(normalDate(' 2026 ')).toBe('2026')
  expect(normalDate('5.2026')).toBe('2026-05')
  expect(normalDate('12.5.2026')).toBe('2026-05-12')
  expect(normalDate('12/05/2026')).toBe('2026-05-12')
  expect(normalDate('2026-5-2')).toBe('2026-05-02')
  expect(normalDate('în mai')).toBe('în mai')
})

test('reduced dates are taken at their widest', () => {
  expect(periodFaults({ starts: '2026-05', ends: '2026' })).toEqual({})
  expect(periodFaults({ starts: '2026-05-12', ends: '2026-05' })).toEqual({})
  expect(periodFaults({ starts: '2026-05', ends: '2026-04-30' })).toEqual({ ends: 'before_start' })
  expect(periodFaults({ starts: '2026', ends: '2025' })).toEqual({ ends: 'before_start' })
  expect(periodFaults({ starts: '', ends: '2025' })).toEqual({})
})

test('each fault stands with its own date', () => {
  expect(periodFaults({ starts: 'mai', ends: '2026-14' })).toEqual({
    starts: 'not_a_date',
    ends: 'not_a_date',
  })
})

test('open ends are not sent', () => {
  expect(periodBody({ starts: '2026', ends: '' })).toEqual({ starts: '2026' })
})
