import type { Occurrence } from '../api/types'
import { t } from '../i18n/t'
import { address } from '../state/address.svelte'
import { clockWords, dayWords, isWholeDay, lastDay } from './occurrences'
import { cityZone } from './zone'

/** When an occurrence is, in words: "sâmbătă, 5 decembrie, 19:00–21:00". Without the day where a heading says it. */
export function whenWords(occurrence: Occurrence, dated = true): string {
  const [zone, language] = [cityZone(), address.language]
  const last = lastDay(occurrence, zone)
  const clock = (at: string) => clockWords(at, zone, language)
  const whole = isWholeDay(occurrence.event)
  const hours = whole
    ? ''
    : `${clock(occurrence.starts)}${last === occurrence.day ? `–${clock(occurrence.ends)}` : ''}`
  return [
    dated ? dayWords(occurrence.day, language) : '',
    whole && last === occurrence.day ? t('events.allDay') : hours,
    last > occurrence.day ? t('events.until', { date: dayWords(last, language) }) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
