// What the screens of organisations share: who may change one, and how its languages are called.
import { api, take } from '../api/client'
import type { Organisation } from '../api/types'
import { locales } from '../i18n/message'
import { address } from '../state/address.svelte'
import { session } from '../state/session.svelte'

/** The role in an organisation of who is signed in. */
export function roleIn(slug: string) {
  return session.account?.memberships.find((m) => m.slug === slug)?.role
}

/** Whether who is signed in may change an organisation and its people. The server decides; this is for offering it. */
export function mayEdit(slug: string): boolean {
  return session.may('manage_accounts') || roleIn(slug) === 'admin'
}

export function readOrganisation(slug: string): Promise<Organisation> {
  return take(api.GET('/api/organisations/{slug}', { params: { path: { slug } } }))
}

/** The name of a language in the language of the page. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([locales[address.language]], { type: 'language' }).of(code) ?? code
}

/** What If-Match asks for: the state that was seen. */
export const seen = (version: number) => `"${version}"`

/** One or two letters that stand for an organisation without a logo. */
export function initials(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? []
  const capital = words.filter((w) => /^\p{Lu}/u.test(w))
  return [...(capital.length > 0 ? capital : words)]
    .slice(0, 2)
    .map((w) => [...w][0]!.toUpperCase())
    .join('')
}
