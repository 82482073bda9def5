import type { Language } from '../url'

/** A text with {placeholders}. A plural is chosen by {n}: Romanian has one, few and other („20 de locuri”). */
export type Message = string | { one: string; few?: string; other: string }
export type Messages = Record<string, Message>
export type Params = Record<string, string | number>

const rules: Record<Language, Intl.PluralRules> = {
  ro: new Intl.PluralRules('ro'),
  en: new Intl.PluralRules('en'),
}
export const locales: Record<Language, string> = { ro: 'ro-RO', en: 'en-GB' }

/** Fills a message: picks the plural, writes numbers as the language does. */
export function fill(language: Language, message: Message, params: Params = {}): string {
  const text = typeof message === 'string' ? message : pick(language, message, params.n)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? value.toLocaleString(locales[language]) : value
  })
}

function pick(language: Language, message: Exclude<Message, string>, n: string | number | undefined): string {
  const form = rules[language].select(typeof n === 'number' ? n : 0)
  return (form === 'one' ? message.one : form === 'few' ? message.few : undefined) ?? message.other
}

/** What stands for a unit without being a word: "20 km", "20 kg de hârtie" take no "de". */
const symbol = /^(\P{L}|\p{L}{1,2}[²³]?(?!\p{L})|min\b|kWh\b)/u

/**
 * A number before the noun that it counts. Romanian puts "de" between them where the plural is "other", from 20 on:
 * "19 activități", "200 de activități", "219 activități". said is the number as it is written, if not plainly.
 */
export function counted(language: Language, n: number, noun: string, said?: string): string {
  const between = language === 'ro' && rules.ro.select(n) === 'other' && !symbol.test(noun) ? ' de ' : ' '
  return (said ?? n.toLocaleString(locales[language])) + between + noun
}

/** The names of the placeholders of a message, sorted. */
export function placeholders(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message)
  return [...new Set(texts.flatMap((t) => [...t.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)))].sort()
}
