// The ALTCHA scheme (altcha.org, "Proof-of-Work"): the number that, put behind the salt, has the challenge as its hash.
import { sha256 } from './sha256'

export interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

/** The solution as it is sent; an error when there is none. */
export function solve({ algorithm, challenge, maxnumber, salt, signature }: Challenge): string {
  for (let number = 0; number < maxnumber; number++) {
    if (sha256(salt + number) !== challenge) continue
    return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
  }
  throw new Error('the challenge has no solution')
}
