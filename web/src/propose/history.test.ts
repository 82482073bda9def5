import { expect, test } from 'vitest'
import { begin, push, redo, undo } from './history'

test('undo goes back, redo comes again', () => {
  const history = push(push(begin('a'), 'b'), 'c')
  expect(undo(undo(history)).now).toBe('a')
  expect(redo(undo(undo(history))).now).toBe('b')
  expect(redo(redo(undo(undo(history))))).toEqual(history)
})

test('a new step forgets what was undone', () => {
  const history = push(undo(push(begin('a'), 'b')), 'c')
  expect(history).toEqual({ past: ['a'], now: 'c', future: [] })
})

test('at the ends, and for the same value, nothing happens', () => {
  const history = begin('a')
  expect(undo(history)).toBe(history)
  expect(redo(history)).toBe(history)
  expect(push(history, 'a')).toBe(history)
})

test('a long session keeps the newest steps', () => {
  let history = begin(0)
  for (let n = 1; n <= 1000; n++) history = push(history, n)
  expect(history.past).toHaveLength(200)
  expect(history.past[0]).toBe(800)
})
