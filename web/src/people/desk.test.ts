import { describe, expect, test } from 'vitest'
import { deskAct, deskKeys } from './keys'
import { actsOf, stateOf } from './own'
import { cursorIn } from './queue'
import { toggled } from './duties'

const press = (key: string, more: object = {}) =>
  deskAct({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...more })
const field = { matches: (selector: string) => selector.includes('textarea') } as unknown as EventTarget

describe('the keys of the desk', () => {
  test('each does what the help says', () => {
    const named: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp' }
    for (const { keys, act } of deskKeys) {
      for (const key of keys) expect(press(named[key] ?? key)).toBe(act)
    }
  })
  test('count with the shift key, too', () => expect(press('P')).toBe('publish'))
  test('are left to the browser with Ctrl, Alt and Cmd', () => {
    expect(press('p', { ctrlKey: true })).toBeUndefined()
    expect(press('s', { metaKey: true })).toBeUndefined()
    expect(press('ArrowDown', { altKey: true })).toBeUndefined()
  })
  test('are letters while somebody types', () => expect(press('h', { target: field })).toBeUndefined())
  test('are no others', () => expect(press('q')).toBeUndefined())
})

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
