import { describe, expect, test } from 'vitest'
import { en } from './en'
import { counted, fill, placeholders, type Message } from './message'
import { ro } from './ro'

const keys = Object.keys(ro) as (keyof typeof ro)[]

test('both languages have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ro).sort())
})

test.each(keys)('%s has the same placeholders in both languages', (key) => {
  expect(placeholders(en[key])).toEqual(placeholders(ro[key]))
})

test.each(keys)('%s says something in both languages', (key) => {
  for (const message of [ro[key], en[key]] as Message[]) {
    for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
      expect(text.trim()).toBe(text)
      expect(text).not.toBe('')
      expect(text).not.toMatch(/[şţŞŢ]/) // comma below, not cedilla
    }
  }
})

describe('plurals', () => {
  const message: Message = { one: '{n} loc', few: '{n} locuri', other: '{n} de locuri' }

  test.each([
    [1, '1 loc'],
    [0, '0 locuri'],
    [2, '2 locuri'],
    [19, '19 locuri'],
    [20, '20 de locuri'],
    [101, '101 locuri'],
    [308, '308 locuri'],
    [1234, '1.234 de locuri'],
  ])('of %d in Romanian', (n, want) => expect(fill('ro', message, { n })).toBe(want))

  test('in English have one and other', () => {
    expect(fill('en', { one: '{n} place', other: '{n} places' }, { n: 1 })).toBe('1 place')
    expect(fill('en', { one: '{n} place', other: '{n} places' }, { n: 1234 })).toBe('1,234 places')
  })
})

describe('a number before a noun', () => {
  test.each([
    [1, '1 activități'],
    [0, '0 activități'],
    [12.5, '12,5 activități'],
    [19, '19 activități'],
    [20, '20 de activități'],
    [66, '66 de activități'],
    [100, '100 de activități'],
    [101, '101 activități'],
    [119, '119 activități'],
    [120, '120 de activități'],
    [200, '200 de activități'],
    [219, '219 activități'],
    [1000, '1.000 de activități'],
    [1234, '1.234 de activități'],
  ])('%d in Romanian', (n, want) => expect(counted('ro', n, 'activități')).toBe(want))

  test('takes no "de" before the symbol of a unit, and keeps words before the number', () => {
    expect(['m²', 'km', '%', 'kg de hârtie', 'm', 'min'].map((unit) => counted('ro', 40, unit))).toEqual([
      '40 m²',
      '40 km',
      '40 %',
      '40 kg de hârtie',
      '40 m',
      '40 min',
    ])
    expect(['lei', 'ore', 'om', 'minute'].map((noun) => counted('ro', 40, noun))).toEqual([
      '40 de lei',
      '40 de ore',
      '40 om',
      '40 de minute',
    ])
    expect(counted('ro', 200, 'activități', 'peste 200')).toBe('peste 200 de activități')
    expect(counted('en', 200, 'activities')).toBe('200 activities')
  })
})

/** A number that is no amount: which point it is, or of how many. */
const uncounting = /Punctul \{n\}|\{n\} (din|la|min)\b/

test.each(keys)('%s has a plural where it counts', (key) => {
  const message: Message = ro[key]
  if (typeof message === 'string') expect(message.replace(uncounting, '')).not.toMatch(/\{n\} \p{Ll}/u)
})

test('a placeholder that is not given stays to be seen', () => {
  expect(fill('ro', 'Salut, {name}', {})).toBe('Salut, {name}')
})
