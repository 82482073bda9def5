import { address } from '../state/address.svelte'

/** Lets links of this site change the address without loading the page anew. Gives back what ends it. */
export function followLinks(): () => void {
  document.addEventListener('click', follow)
  return () => document.removeEventListener('click', follow)
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element).closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
  const url = new URL(link.href)
  if (url.origin !== location.origin || url.pathname.startsWith('/api')) return
  if (url.pathname === location.pathname && url.search === location.search && url.hash) return
  event.preventDefault()
  address.follow(url)
}
