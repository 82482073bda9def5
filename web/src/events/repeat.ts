import type { Event } from '../api/types'
import { t } from '../i18n/t'
import { address } from '../state/address.svelte'
import { formatDate } from '../i18n/format'
import { weekdayOf, weekdayWord, type Weekday } from './occurrences'

/** How an event repeats, in words; "" when it does not. */
export function repeatWords(event: Event): string {
  const { repeat } = event
  if (!repeat) return ''
  const date = formatDate(repeat.until, address.language)
  const n = repeat.step
  if (repeat.every === 'day')
    return n > 1 ? t('events.everyStepDays', { n, date }) : t('events.everyDay', { date })
  if (repeat.every === 'month')
    return n > 1 ? t('events.everyStepMonths', { n, date }) : t('events.everyMonth', { date })
  const chosen: Weekday[] =
    repeat.weekdays.length > 0 ? repeat.weekdays : [weekdayOf(event.starts.slice(0, 10))]
  const days = chosen.map((day) => weekdayWord(day, address.language)).join(', ')
  return n > 1 ? t('events.everyStepWeeks', { n, days, date }) : t('events.everyWeek', { days, date })
}
