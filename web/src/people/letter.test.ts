import { expect, test } from 'vitest'
import { piecesOf, stateOf } from './letter'
import type { Mail } from '../api/types'

test('addresses in a letter become links, without the full stop after them', () => {
  expect(piecesOf('Deschide https://l.ro/sign-in?token=a_b-c.\nEcipa')).toEqual([
    { text: 'Deschide ' },
    { text: 'https://l.ro/sign-in?token=a_b-c', href: 'https://l.ro/sign-in?token=a_b-c' },
    { text: '.\nEcipa' },
  ])
})

test('nothing of a letter is lost', () => {
  const body = 'a http://x.y/z), b <https://q> c'
  expect(
    piecesOf(body)
      .map((p) => p.text)
      .join(''),
  ).toBe(body)
})

test('other schemes are words', () => {
  expect(piecesOf('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }])
})

test('a letter is sent, over, failed or kept', () => {
  const letter = (more: Partial<Mail>) => ({ sent_at: null, expires_at: null, attempts: 0, ...more }) as Mail
  const now = new Date('2026-11-24T12:00:00Z')
  expect(stateOf(letter({}), now)).toBe('kept')
  expect(stateOf(letter({ attempts: 2 }), now)).toBe('failed')
  expect(stateOf(letter({ attempts: 2, expires_at: '2026-11-24T11:00:00Z' }), now)).toBe('over')
  expect(stateOf(letter({ attempts: 2, sent_at: '2026-11-24T11:00:00Z' }), now)).toBe('sent')
})
