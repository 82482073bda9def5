// A stretch of river in words, read from fields, and as it lies on the map.
import type { Position } from 'geojson'
import { formatKm } from '../i18n/format'
import { inLanguage, t } from '../i18n/t'
import { distance } from '../map/river'
import { address } from '../state/address.svelte'
import { site } from '../state/site.svelte'
import type { Filter } from '../url'

/** The name of the river with the slug, or of the city's first. */
export function riverTitle(slug: string): string {
  const { title, title_ro, title_en } = riverOf(slug)?.properties ?? {}
  return inLanguage({ ro: String(title_ro ?? title ?? slug), en: String(title_en ?? '') })
}

/** The river with the slug, or the city's first when there is none such. */
export function riverOf(slug: string) {
  const rivers = site.rivers?.features ?? []
  return rivers.find((r) => r.properties?.slug === slug) ?? rivers[0]
}

export function rangeText(from: number, to: number): string {
  return `${formatKm(from, address.language)}–${formatKm(to, address.language)}`
}

/** "Bega, km 3,50–5,00, malul stâng", as chips and follows name it. */
export function stretchTitle(filter: Pick<Filter, 'river' | 'fromKm' | 'toKm' | 'bank'>): string {
  const { fromKm, toKm, bank } = filter
  const name = riverTitle(filter.river)
  const km = (value: number | undefined) => (value === undefined ? '…' : formatKm(value, address.language))
  const whole = fromKm === undefined && toKm === undefined
  const title = whole ? name : t('river.stretchOf', { river: name, range: `${km(fromKm)}–${km(toKm)}` })
  return bank ? t('river.bankOf', { stretch: title, bank: t(`river.bank.${bank}`) }) : title
}

/** A kilometre as somebody typed it, with a comma or a point; undefined when it is none. */
export function readKm(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  const km = Number(trimmed)
  return trimmed !== '' && Number.isFinite(km) ? km : undefined
}

/** The part of an axis between two kilometres. origin: metres along it at which kilometre 0 lies. */
export function partOf(axis: Position[], origin: number, from: number, to: number): Position[] {
  const part: Position[] = []
  let at = -origin / 1000
  for (let i = 1; i < axis.length; i++) {
    const [a, b] = [axis[i - 1]!, axis[i]!]
    const next = at + distance(a, b) / 1000
    const spot = (km: number): Position => {
      const share = (km - at) / (next - at)
      return [a[0]! + (b[0]! - a[0]!) * share, a[1]! + (b[1]! - a[1]!) * share]
    }
    if (next > from && at < to) {
      if (part.length === 0) part.push(at < from ? spot(from) : a)
      part.push(next > to ? spot(to) : b)
    }
    at = next
  }
  return part
}
