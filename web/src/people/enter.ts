import { address } from '../state/address.svelte'
import { parseAddress } from '../url'
import { ownPath } from './comeback'

/** The address of the sign-in screen, which knows the way back to this one. */
export function signInHref(): string {
  const { name } = address.route
  return address.href('/sign-in', name === 'sign-in' ? {} : { from: address.href(address.route) })
}

/** The same for somebody who is signed in, and is asked to prove once more who they are. */
export function proveHref(): string {
  return address.href('/sign-in', { again: 'yes', from: address.href(address.route) })
}

/** Where signing in at the provider begins. The way back names the language, which the provider's pages then have too. */
export function providerHref(from: string, again: boolean): string {
  const back = from === '/' ? address.href({ name: 'explore' }) : from
  return `/api/session/oidc?${new URLSearchParams({ from: back, ...(again && { again: 'true' }) })}`
}

/** Goes on to where somebody was, in the language it was in. Back does not lead to the sign-in screen again. */
export function goOn(path: string): void {
  const { route, filter, language, extra } = parseAddress(new URL(ownPath(path), location.origin))
  address.go(route, { replace: true, extra })
  address.setFilter(filter, { replace: true })
  if (language) address.setLanguage(language)
}
