// What two revisions differ in, as rows of words, and how much more or less area and length there is.
import type { Geometry, PlaceProperties } from '../api/types'
import { formatArea, formatDate, formatLength } from '../i18n/format'
import { locales } from '../i18n/message'
import { t, word } from '../i18n/t'
import type { Language } from '../url'

const fields = [
  'kind',
  'category',
  'title_ro',
  'title_en',
  'description_ro',
  'description_en',
  'aliases',
  'life',
  'starts',
  'ends',
  'step_free',
  'amenities',
  'opening_hours',
  'website',
  'credits',
  'source',
  'licence',
  'certainty',
  'note',
  'osm',
  'wikidata',
  'city_register',
  'publication',
  'decision',
] as const
const vocabularies: Record<string, string> = {
  kind: 'kind',
  category: 'category',
  life: 'life',
  step_free: 'stepFree',
  amenities: 'amenity',
  certainty: 'certainty',
  publication: 'publication',
  decision: 'decision',
}

/** One of the two: a revision, or what somebody wishes. */
export interface Version {
  geometry: Geometry | null
  properties: PlaceProperties
  area_m2?: number | undefined
  length_m?: number | undefined
}

export interface Row {
  key: string
  name: string
  before: string
  after: string
}

/** The fields that differ, with what they were and became in words. */
export function rowsOf(before: PlaceProperties, after: PlaceProperties, language: Language): Row[] {
  const rows = fields.map((key) => ({
    key,
    name: nameOf(key),
    before: wordsOf(key, before[key as keyof PlaceProperties], language),
    after: wordsOf(key, after[key as keyof PlaceProperties], language),
  }))
  return rows.filter((row) => row.before !== row.after)
}

function nameOf(key: string): string {
  const [, name, language] = /^(title|description)_(\w\w)$/.exec(key) ?? []
  return name ? `${word('place.field', name)} (${language})` : word('place.field', key)
}

function wordsOf(key: string, value: unknown, language: Language): string {
  if (value === undefined || value === null) return ''
  if (key === 'starts' || key === 'ends') return formatDate(String(value), language)
  const group = vocabularies[key]
  const list = (Array.isArray(value) ? value : [value]).map(String)
  return list.map((one) => (group ? word(group, one) : one)).join(', ')
}

/** "+120 m², cu 4 % mai mult", or nothing when it is the same. */
export function changeOf(
  before: number | undefined,
  after: number | undefined,
  write: (value: number, language: Language) => string,
  language: Language,
): string {
  const difference = (after ?? 0) - (before ?? 0)
  if (Math.abs(difference) < 0.05) return ''
  const amount = `${difference > 0 ? '+' : '−'}${write(Math.abs(difference), language)}`
  if (!before) return t('history.new', { amount })
  if (!after) return t('history.lost', { amount })
  const options = {
    style: 'percent' as const,
    maximumFractionDigits: Math.abs(difference) < before / 10 ? 1 : 0,
  }
  const share = Math.abs(difference / before).toLocaleString(locales[language], options)
  return t(difference > 0 ? 'history.more' : 'history.less', { amount, share })
}

/** What is said of the shape, a line each. */
export function shapeWords(before: Version, after: Version, language: Language): string[] {
  if (!moved(before, after)) return [t('history.unmoved')]
  const area = changeOf(before.area_m2, after.area_m2, formatArea, language)
  const length = changeOf(before.length_m, after.length_m, formatLength, language)
  return [
    t('history.moved'),
    ...(area ? [t('history.area', { change: area })] : []),
    ...(length ? [t('history.length', { change: length })] : []),
  ]
}

export function moved(before: Version, after: Version): boolean {
  return JSON.stringify(before.geometry) !== JSON.stringify(after.geometry)
}
