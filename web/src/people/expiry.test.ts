import { expect, test } from 'vitest'
import { expiryOf } from './expiry'

test('a token ends so many days from now, or not at all', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  expect(expiryOf('90', now)).toBe('2027-02-21T10:00:00.000Z')
  expect(expiryOf('0', now)).toBeNull()
})
