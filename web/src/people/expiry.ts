import type { Scope } from '../api/types'

/** What a token may be given, the least first. */
export const scopes: readonly Scope[] = ['read', 'places', 'projects']

/** How long a token is good for, in days; "0" is without end. */
export const lives = ['30', '90', '365', '0'] as const
export type TokenLife = (typeof lives)[number]

/** The instant a token made now ends, as RFC 3339; null when it does not. */
export function expiryOf(life: TokenLife, now: Date): string | null {
  if (life === '0') return null
  const end = new Date(now)
  end.setUTCDate(end.getUTCDate() + Number(life))
  return end.toISOString()
}
