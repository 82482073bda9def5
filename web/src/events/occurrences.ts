// What is on, as lists show it: by day, in the time of the city. Pure functions.
import type { Event, Occurrence } from '../api/types'
import { locales } from '../i18n/message'
import type { Language } from '../url'

export interface Day {
  day: string
  occurrences: Occurrence[]
}

/** Occurrences by the day on which they begin; what runs already stands under the day of from. */
export function byDay(occurrences: readonly Occurrence[], from: string, zone: string): Day[] {
  const first = dayOf(from, zone)
  const days: Day[] = []
  for (const occurrence of occurrences) {
    const day = occurrence.day < first ? first : occurrence.day
    const last = days.at(-1)
    if (last?.day === day) last.occurrences.push(occurrence)
    else days.push({ day, occurrences: [occurrence] })
  }
  return days
}

/** The calendar day of an instant in a zone, as "2026-12-05". */
export function dayOf(instant: string, zone: string): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone: zone })
}

/** "sâmbătă, 5 decembrie"; with the year when it is another one than now. */
export function dayWords(day: string, language: Language, now = new Date()): string {
  const at = new Date(`${day}T12:00:00Z`)
  return at.toLocaleDateString(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(at.getUTCFullYear() !== now.getFullYear() && { year: 'numeric' as const }),
  })
}

export function clockWords(instant: string, zone: string, language: Language): string {
  const parts = { hour: '2-digit', minute: '2-digit', timeZone: zone } as const
  return new Date(instant).toLocaleTimeString(locales[language], parts)
}

/** The last day of an occurrence: of whole days, and of what ends at midnight, the one before. */
export function lastDay(occurrence: Occurrence, zone: string): string {
  return dayOf(new Date(Date.parse(occurrence.ends) - 1).toISOString(), zone)
}

export function isWholeDay(event: Pick<Event, 'starts'>): boolean {
  return event.starts.length === 10
}

/** A query as an address has it, without what is empty. */
export function queryText(query: Record<string, unknown>): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(parts.map(([key, value]) => [key, String(value)])).toString()
}

export const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
export type Weekday = (typeof weekdays)[number]

export function weekdayWord(day: Weekday, language: Language): string {
  const at = new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day))) // a Monday and what follows
  return at.toLocaleDateString(locales[language], { weekday: 'long', timeZone: 'UTC' })
}

export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'mo'
}
