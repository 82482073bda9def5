// Numbers, measures and dates as people of the language write them.
import type { Language } from '../url'
import { locales } from './message'

/** 850 m²; from 10,000 m² on in hectares. */
export function formatArea(m2: number, language: Language): string {
  if (m2 < 10_000) return `${rounded(m2, 0, language)} m²`
  return `${rounded(m2 / 10_000, m2 < 1_000_000 ? 1 : 0, language)} ha`
}

/** 40 m; from a kilometre on in kilometres. */
export function formatLength(metres: number, language: Language): string {
  if (metres < 1000) return `${rounded(metres, 0, language)} m`
  return `${rounded(metres / 1000, metres < 10_000 ? 1 : 0, language)} km`
}

/** A position on the river: always two decimals, since ten metres matter there. */
export function formatKm(km: number, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return km.toLocaleString(locales[language], digits)
}

/** A date as exact as it is known: "2019", "2019-10", "2019-10-05". What is no such date is shown as it is. */
export function formatDate(date: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? []
  if (!year || !month) return date
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' }
  return at.toLocaleDateString(locales[language], day ? { ...parts, day: 'numeric' } : parts)
}

const open: Record<Language, { since: string; until: string }> = {
  ro: { since: 'din', until: 'până în' },
  en: { since: 'since', until: 'until' },
}

/** A period: "octombrie 2019 – martie 2020", "din octombrie 2019", "până în martie 2020". */
export function formatPeriod(
  starts: string | undefined,
  ends: string | undefined,
  language: Language,
): string {
  if (starts && ends && starts !== ends) {
    return `${formatDate(starts, language)} – ${formatDate(ends, language)}`
  }
  if (starts && ends) return formatDate(starts, language)
  if (starts) return `${open[language].since} ${formatDate(starts, language)}`
  return ends ? `${open[language].until} ${formatDate(ends, language)}` : ''
}

/** An instant as the day it was on, in the reader's own time. */
export function formatInstant(iso: string, language: Language): string {
  const at = new Date(iso)
  return at.toLocaleDateString(locales[language], { year: 'numeric', month: 'long', day: 'numeric' })
}

/** The time of day of an instant, in the reader's own time. */
export function formatClock(iso: string, language: Language): string {
  return new Date(iso).toLocaleTimeString(locales[language], { hour: '2-digit', minute: '2-digit' })
}

/** How long ago an instant was, in whole days, months or years: "3 months ago". */
export function formatAgo(iso: string, language: Language): string {
  const days = Math.max(0, Math.floor((Date.now() - Date.parse(iso)) / 86_400_000))
  const words = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
  if (days < 45) return words.format(-days, 'day')
  if (days < 548) return words.format(-Math.round(days / 30.44), 'month')
  return words.format(-Math.round(days / 365.25), 'year')
}

function rounded(value: number, digits: number, language: Language): string {
  return value.toLocaleString(locales[language], { maximumFractionDigits: digits })
}
