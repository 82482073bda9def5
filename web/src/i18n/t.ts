import { address } from '../state/address.svelte'
import type { Text } from '../api/types'
import type { Language } from '../url'
import { en } from './en'
import { fill, type Messages, type Params } from './message'
import { ro } from './ro'

export type Key = keyof typeof ro
const dictionaries: Record<Language, Record<Key, Messages[string]>> = { ro, en }

/** The text of a key in the language of the page. In a template it follows the language by itself. */
export function t(key: Key, params?: Params): string {
  return fill(address.language, dictionaries[address.language][key], params)
}

/** A word of the vocabulary: word('category', 'mural'). One that has no translation yet is shown as it is. */
export function word(group: string, value: string): string {
  const key = `${group}.${value}`
  return key in ro ? t(key as Key) : value.replaceAll('_', ' ')
}

/** A text in several languages in that of the page, else in Romanian, else in whichever there is. */
export function inLanguage(text: Text | null | undefined): string {
  if (!text) return ''
  return text[address.language] || text.ro || Object.values(text).find(Boolean) || ''
}

/** A property such as title_ro, title_en in the language of the page, with the same fallbacks. */
export function property(properties: Record<string, unknown>, name: string): string {
  const value = properties[`${name}_${address.language}`] || properties[`${name}_ro`] || properties[name]
  if (typeof value === 'string' && value) return value
  const key = Object.keys(properties).find((k) => k.startsWith(`${name}_`) && properties[k])
  return key ? String(properties[key]) : ''
}
