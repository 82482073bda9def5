import { expect, test } from 'vitest'
import { formatArea, formatLength } from '../i18n/format'
import { changeOf, rowsOf } from './difference'

test.each([
  [3000, 3120, '+120 m², cu 4% mai mult'],
  [3120, 3000, '−120 m², cu 3,8% mai puțin'],
  [undefined, 120, '+120 m², înainte nu avea'],
  [120, undefined, '−120 m², acum nu mai are'],
  [120, 120.01, ''],
  [undefined, undefined, ''],
])('from %s to %s: %s', (before, after, words) => {
  expect(changeOf(before, after, formatArea, 'ro').replaceAll('\u00a0', '').replaceAll(' %', '%')).toBe(words)
})

test('a length is told in its own unit', () => {
  expect(changeOf(1000, 2500, formatLength, 'ro')).toContain('+1,5 km')
})

test('only what differs has a row, in words', () => {
  const rows = rowsOf(
    { kind: 'space', title_ro: 'Una', starts: '2020' },
    { kind: 'space', title_ro: 'Alta', starts: '2020-05', aliases: ['a', 'b'] },
    'ro',
  )
  expect(rows.map((row) => [row.key, row.before, row.after])).toEqual([
    ['title_ro', 'Una', 'Alta'],
    ['aliases', '', 'a, b'],
    ['starts', '2020', 'mai 2020'],
  ])
})
