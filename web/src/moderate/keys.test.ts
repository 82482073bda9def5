import { describe, expect, test } from 'vitest'
import { deskAct, deskKeys } from './keys'

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
