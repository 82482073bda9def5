import { describe, expect, test } from 'vitest'
import { en } from './en'
import { fill, placeholders, type Message } from './message'
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

test('a placeholder that is not given stays to be seen', () => {
  expect(fill('ro', 'Salut, {name}', {})).toBe('Salut, {name}')
})
