import { expect, test } from 'vitest'
import { cursorOf } from './places.svelte'

test('the cursor is taken from the link to the next page', () => {
  const links = [
    { rel: 'self', href: 'http://x/api/collections/places/items?limit=1' },
    { rel: 'next', href: 'http://x/api/collections/places/items?after=eyJz&limit=1' },
  ]
  expect(cursorOf(links)).toBe('eyJz')
  expect(cursorOf(links.slice(0, 1))).toBeUndefined()
})
