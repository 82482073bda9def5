// An event as a form holds it: every field a text, so that nothing typed is lost before it is right.
import type { Event, Text } from '../api/types'
import { dayOf, weekdayOf, type Weekday } from './occurrences'

export const repeats = ['Never', 'Day', 'Week', 'TwoWeeks', 'Month', 'MonthNth'] as const
export type RepeatChoice = (typeof repeats)[number] | 'Other'

export interface EventDraft {
  uuid: string
  organisation: string
  project: string
  attendance: Event['attendance']
  place: { id: number; title: Text } | null
  onlineUrl: string
  titleRo: string
  titleEn: string
  aboutRo: string
  aboutEn: string
  wholeDay: boolean
  startDay: string
  startTime: string
  endDay: string
  endTime: string
  repeat: RepeatChoice
  weekdays: Weekday[]
  until: string
  skipped: string
  capacity: string
  stepFree: Event['step_free']
  accessRo: string
  accessEn: string
  languages: string
  free: boolean
  priceRo: string
  priceEn: string
  website: string
  registration: string
}

/** The day that a new event is first set on: today, and from six in the evening, when it would begin, tomorrow. */
export function firstDay(now: Date, zone: string): string {
  return dayOf(new Date(now.getTime() + 6 * 3_600_000).toISOString(), zone)
}

export function emptyDraft(organisation: string, today: string): EventDraft {
  const texts = {
    titleRo: '',
    titleEn: '',
    aboutRo: '',
    aboutEn: '',
    accessRo: '',
    accessEn: '',
    priceRo: '',
    priceEn: '',
  }
  return {
    ...texts,
    uuid: crypto.randomUUID(),
    organisation,
    project: '',
    attendance: 'place',
    place: null,
    onlineUrl: '',
    wholeDay: false,
    startDay: today,
    startTime: '18:00',
    endDay: today,
    endTime: '20:00',
    repeat: 'Never',
    weekdays: [],
    until: '',
    skipped: '',
    capacity: '',
    stepFree: '',
    languages: 'ro',
    free: true,
    website: '',
    registration: '',
  }
}

export function draftOf(event: Event): EventDraft {
  const [startDay = '', startTime = ''] = event.starts.split('T')
  const [endDay = '', endTime = ''] = event.ends.split('T')
  return {
    uuid: event.uuid,
    organisation: event.organisation?.slug ?? '',
    project: event.project ? String(event.project.id) : '',
    attendance: event.attendance,
    place: event.place,
    onlineUrl: event.online_url,
    titleRo: event.title.ro ?? '',
    titleEn: event.title.en ?? '',
    aboutRo: event.description.ro ?? '',
    aboutEn: event.description.en ?? '',
    wholeDay: startTime === '',
    startDay,
    startTime,
    endDay,
    endTime,
    repeat: choiceOf(event.repeat),
    weekdays: event.repeat?.every === 'week' ? event.repeat.weekdays : [],
    until: event.repeat?.until ?? '',
    skipped: event.skipped.join(', '),
    capacity: event.capacity ? String(event.capacity) : '',
    stepFree: event.step_free,
    accessRo: event.accessibility.ro ?? '',
    accessEn: event.accessibility.en ?? '',
    languages: event.languages.join(', '),
    free: event.free,
    priceRo: event.price.ro ?? '',
    priceEn: event.price.en ?? '',
    website: event.website,
    registration: event.registration,
  }
}

function choiceOf(repeat: Event['repeat']): RepeatChoice {
  if (!repeat) return 'Never'
  const { every, step, nth } = repeat
  if (every === 'day' && step === 1) return 'Day'
  if (every === 'week' && step <= 2) return step === 1 ? 'Week' : 'TwoWeeks'
  if (every === 'month' && step === 1) return nth === 0 ? 'Month' : 'MonthNth'
  return 'Other'
}

const text = (ro: string, en: string) => ({ ro: ro.trim() || null, en: en.trim() || null })
const words = (list: string) => list.split(/[\s,;]+/).filter(Boolean)

/** The body that writes the draft, as a merge patch; kept is the rule that the form cannot show. */
export function bodyOf(draft: EventDraft, kept: Event['repeat'] = null) {
  const at = (day: string, time: string) => (draft.wholeDay ? day : `${day}T${time}`)
  const here = draft.attendance !== 'online'
  return {
    organisation: draft.organisation,
    project: Number(draft.project),
    attendance: draft.attendance,
    place: here ? (draft.place?.id ?? 0) : 0,
    online_url: draft.attendance === 'place' ? '' : draft.onlineUrl.trim(),
    title: text(draft.titleRo, draft.titleEn),
    description: text(draft.aboutRo, draft.aboutEn),
    starts: at(draft.startDay, draft.startTime),
    ends: at(draft.endDay, draft.endTime),
    repeat: repeatOf(draft, kept),
    skipped: draft.repeat === 'Never' ? [] : words(draft.skipped),
    capacity: Number(draft.capacity) || 0,
    step_free: draft.stepFree,
    accessibility: text(draft.accessRo, draft.accessEn),
    languages: words(draft.languages.toLowerCase()),
    free: draft.free,
    price: draft.free ? text('', '') : text(draft.priceRo, draft.priceEn),
    website: draft.website.trim(),
    registration: draft.registration.trim(),
  }
}

function repeatOf(draft: EventDraft, kept: Event['repeat']) {
  const { until } = draft
  const rule = (every: 'day' | 'week' | 'month', step = 1, weekdays: Weekday[] = [], nth = 0) => ({
    every,
    step,
    weekdays,
    nth,
    until,
  })
  switch (draft.repeat) {
    case 'Never':
      return null
    case 'Day':
      return rule('day')
    case 'Week':
      return rule('week', 1, draft.weekdays)
    case 'TwoWeeks':
      return rule('week', 2, draft.weekdays)
    case 'Month':
      return rule('month')
    case 'MonthNth':
      return rule('month', 1, [weekdayOf(draft.startDay)], nthOf(draft.startDay))
    case 'Other':
      return kept && { ...kept, until }
  }
}

/** Which of its weekdays in the month a day is: the fifth is the last. */
function nthOf(day: string): number {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return nth > 4 ? -1 : nth
}

/** A body for creating: what is empty is left out. */
export function openBody(draft: EventDraft) {
  const { title, description, accessibility, price, ...rest } = bodyOf(draft)
  const given = (texts: Record<string, string | null>) =>
    Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null))
  return {
    ...rest,
    uuid: draft.uuid,
    title: given(title),
    description: given(description),
    accessibility: given(accessibility),
    price: given(price),
  }
}
