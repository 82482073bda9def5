import { expect, test } from 'vitest'
import { ownPath, readWay } from './comeback'

test('only paths of this site lead on', () => {
  expect(ownPath('/projects/3/tag?lang=en')).toBe('/projects/3/tag?lang=en')
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '', 'x', '/sign-in']) {
    expect(ownPath(foreign)).toBe('/')
  }
})

test('a remembered way is good for as long as the link', () => {
  const kept = JSON.stringify({ path: '/account', until: 1000 })
  expect(readWay(kept, 999)).toBe('/account')
  expect(readWay(kept, 1001)).toBe('/')
  expect(readWay(null, 0)).toBe('/')
  expect(readWay('{"path":7,"until":1000}', 0)).toBe('/')
})
