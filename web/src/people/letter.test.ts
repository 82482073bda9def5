import { expect, test } from 'vitest'
import { piecesOf } from './letter'

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
