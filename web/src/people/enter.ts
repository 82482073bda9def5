import { address } from '../state/address.svelte'
import { parseAddress } from '../url'
import { ownPath } from './comeback'

/** The address of the sign-in screen, which knows the way back to this one. */
export function signInHref(): string {
  const { name } = address.route
  return address.href('/sign-in', name === 'sign-in' ? {} : { from: address.href(address.route) })
}

/** Goes on to where somebody was. Back does not lead to the sign-in screen again. */
export function goOn(path: string): void {
  const { route, filter, extra } = parseAddress(new URL(ownPath(path), location.origin))
  address.go(route, { replace: true, extra })
  address.setFilter(filter, { replace: true })
}
