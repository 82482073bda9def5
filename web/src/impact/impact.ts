// What the screens of impact share: which part is meant, as the address and the server name it, and how numbers are said.
import { api, take } from '../api/client'
import type { components, paths } from '../api/schema'
import type { Text } from '../api/types'
import { inLanguage, t } from '../i18n/t'
import { counted, locales } from '../i18n/message'
import { address } from '../state/address.svelte'
import { site } from '../state/site.svelte'

type Schemas = components['schemas']
export type Impact = Schemas['Impact']
export type Measure = Schemas['Measure']
export type Indicator = Schemas['Indicator']
export type Observation = Schemas['Observation']
export type Counted = Schemas['CountedRecord']
export type Reported = Schemas['Reported']
export type Group = Impact['groups'][number]
export type Query = NonNullable<paths['/api/impact']['get']['parameters']['query']>
export type By = NonNullable<Query['by']>

/** By what the screens narrow, under the names that the address has; "" does not narrow. */
export const parts = ['of', 'in', 'year', 'from', 'to', 'project_of'] as const
export type Choice = Record<(typeof parts)[number], string>

export function choiceOf(param: (name: string) => string): Choice {
  return Object.fromEntries(parts.map((part) => [part, param(part)])) as Choice
}

/** The choice without what does not narrow, as parameters of an address of this site. */
export function extraOf(choice: Choice, more: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...choice, ...more }).filter(([, value]) => value !== ''))
}

/** The choice as the server takes it. Kilometres may be typed with a comma; what is no number does not narrow. */
export function queryOf(choice: Choice, river: string): Query {
  const km = (text: string) => (text.trim() === '' ? NaN : Number(text.replace(',', '.')))
  const [from, to] = [km(choice.from), km(choice.to)]
  const stretch = Number.isFinite(from) || Number.isFinite(to)
  return {
    ...(choice.of && { programme: choice.of }),
    ...(choice.in && { neighbourhood: choice.in }),
    ...(/^\d{4}$/.test(choice.year) && { year: Number(choice.year) }),
    ...(/^[1-9]\d*$/.test(choice.project_of) && { project: Number(choice.project_of) }),
    ...(stretch && river && { river }),
    ...(stretch && Number.isFinite(from) && { from_km: from }),
    ...(stretch && Number.isFinite(to) && { to_km: to }),
  }
}

/** The river of the city; "" for none, or while it is not known. */
export function riverOf(): string {
  return String(site.rivers?.features[0]?.properties?.slug ?? '')
}

/** The choice narrowed to one group of numbers, so that a number leads to its own records; null where none can name it. */
export function within(choice: Choice, by: By, key: string): Choice | null {
  if (key === '') return null
  switch (by) {
    case 'neighbourhood':
      return { ...choice, in: key }
    case 'programme':
      return { ...choice, of: key }
    case 'year':
      return { ...choice, year: key }
    case 'stretch':
      return { ...choice, from: key, to: String(Number(key) + 0.9999) }
  }
}

export function recordsHref(measure: string, choice: Choice): string {
  return address.href({ name: 'impact-records' }, extraOf(choice, { measure }))
}

/** The address of the same numbers for programs. */
export function apiHref(path: string, query: Record<string, string | number | undefined>): string {
  const plain = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(plain.map(([name, value]) => [name, String(value)]))
  return `${path}?${search}`
}

export function said(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return value.toLocaleString(locales[address.language], { maximumFractionDigits: value < 100 ? 1 : 0 })
}

/** A reported value as exact as it was meant, with what was counted: "over 200 activities". */
export function qualified(
  o: { value: number; qualifier: Observation['qualifier'] },
  unit: Text | null | undefined,
): string {
  const value = o.value.toLocaleString(locales[address.language], { maximumFractionDigits: 3 })
  const said = t(`impact.${o.qualifier}`, { value })
  return counted(address.language, o.value, inLanguage(unit), said)
}

/** What an observation is about, with the screen that shows it. */
export function aboutOf(o: Observation): { title: string; href: string } {
  if (o.project) {
    return { title: inLanguage(o.project.title), href: address.href({ name: 'project', id: o.project.id }) }
  }
  if (o.place) {
    return {
      title: inLanguage(o.place.title),
      href: address.href({ name: 'place', id: o.place.id, slug: '' }),
    }
  }
  if (o.programme) return { title: inLanguage(o.programme.title), href: '' }
  if (o.neighbourhood) return { title: inLanguage(o.neighbourhood.title), href: '' }
  return { title: t('impact.wholeCity'), href: '' }
}

export function groupTitle(group: Group, by: By): string {
  if (group.key === '') return t(`impact.noGroup.${by}`)
  if (by === 'stretch') return t('impact.km', { from: group.key, to: String(Number(group.key) + 1) })
  return inLanguage(group.title)
}

export async function readImpact(query: Query): Promise<Impact> {
  return take(api.GET('/api/impact', { params: { query } }))
}

/** All observations within a query, up to a thousand: more than a page can show. */
export async function readObservations(query: Query, indicator?: string): Promise<Observation[]> {
  const all = { ...query, limit: 1000, ...(indicator && { indicator }) }
  return (await take(api.GET('/api/observations', { params: { query: all } }))).observations
}

export async function readIndicators(): Promise<Indicator[]> {
  return (await take(api.GET('/api/indicators'))).indicators
}

/** What is chosen, in words. */
export function choiceWords(choice: Choice): string {
  const programme = site.programmes.find((p) => p.slug === choice.of)
  const km =
    choice.from || choice.to ? t('impact.km', { from: choice.from || '…', to: choice.to || '…' }) : ''
  const neighbourhood = choice.in && site.neighbourhoodTitle(choice.in)
  return [choice.year, programme && inLanguage(programme.title), neighbourhood, km].filter(Boolean).join(', ')
}
