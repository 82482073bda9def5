import { describe, expect, test } from 'vitest'
import type { TagLine } from '../api/types'
import { chosen, rightLines } from './tietable'

const line = (place: number, role = 'venue', field = ''): TagLine => ({
  line: 2,
  place: 'x',
  tag: { place_id: place, role, note: '' },
  candidates: [],
  problems: field ? [{ field, code: 'x', message: 'x' }] : [],
})

describe('a table of ties', () => {
  test('is written where it is right, and each tie once', () => {
    const lines = [
      line(1),
      line(1),
      line(1, 'site'),
      line(0, 'venue', 'place'),
      line(2, 'boss', 'role'),
      line(0),
    ]
    expect(rightLines(lines)).toEqual([lines[0], lines[2]])
  })

  test('is right when it is chosen which place is meant, but for what else is wrong', () => {
    expect(rightLines([chosen(line(0, 'venue', 'place'), 7)])).toHaveLength(1)
    expect(rightLines([chosen(line(0, 'boss', 'role'), 7)])).toHaveLength(0)
  })
})
