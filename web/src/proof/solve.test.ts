import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha256'
import { solve } from './solve'

const known = (text: string): string => createHash('sha256').update(text).digest('hex')

test('hashes as others do, whatever the length', () => {
  for (let n = 0; n < 200; n++) {
    const text = 'ș'.repeat(n % 7) + 'a'.repeat(n)
    expect(sha256(text)).toBe(known(text))
  }
})

test('finds the number, and says so when there is none', () => {
  const salt = 'abc?expires=1&'
  const challenge = {
    algorithm: 'SHA-256',
    challenge: known(`${salt}321`),
    maxnumber: 1000,
    salt,
    signature: 's',
  }
  expect(JSON.parse(atob(solve(challenge)))).toEqual({
    algorithm: 'SHA-256',
    challenge: challenge.challenge,
    number: 321,
    salt,
    signature: 's',
  })
  expect(() => solve({ ...challenge, maxnumber: 300 })).toThrow()
})
