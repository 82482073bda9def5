import { describe, expect, test } from 'vitest'
import { cursorIn } from '../api/page'
import { actsOf, stateOf } from './own'
import { toggled } from './duties'

describe('an own proposal', () => {
  test('is about publication until it is public, then about the answer', () => {
    expect(stateOf({ publication: 'needs_changes', decision: 'received' })).toEqual({
      name: 'step.own.needs_changes',
      means: 'step.public.needs_changes',
    })
    expect(stateOf({ publication: 'published', decision: 'declined' }).name).toBe('decision.declined')
    expect(stateOf({ publication: 'submitted', decision: 'withdrawn' }).name).toBe('decision.withdrawn')
  })
  test.each([
    ['needs_changes', 'received', { change: true, send: true, withdraw: true }],
    ['submitted', 'received', { change: false, send: false, withdraw: true }],
    ['published', 'under_review', { change: false, send: false, withdraw: true }],
    ['published', 'accepted', { change: false, send: false, withdraw: false }],
    ['needs_changes', 'withdrawn', { change: false, send: false, withdraw: false }],
    ['archived', 'received', { change: false, send: false, withdraw: false }],
  ] as const)('%s and %s', (publication, decision, acts) => {
    expect(actsOf({ publication, decision })).toEqual(acts)
  })
})

test('the cursor is taken from the address of the next page', () => {
  expect(cursorIn('http://x.example/api/proposals?limit=50&after=abc')).toBe('abc')
  expect(cursorIn(undefined)).toBeUndefined()
})

test('a duty is put to the others, or taken from them', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})
