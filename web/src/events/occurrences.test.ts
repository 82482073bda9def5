import { expect, test } from 'vitest'
import type { Event, Occurrence } from '../api/types'
import { bodyOf, draftOf, emptyDraft, firstDay, openBody } from './eventform'
import { byDay, clockWords, dayOf, dayWords, lastDay, queryText, weekdayOf } from './occurrences'

const zone = 'Europe/Bucharest'
const at = (day: string, starts: string, ends: string) =>
  ({ day, starts, ends, cancelled: false, reason: '' }) as Occurrence

test('what runs already stands under the first day', () => {
  const list = [
    at('2026-11-20', '2026-11-20T00:00:00+02:00', '2026-12-20T00:00:00+02:00'),
    at('2026-12-05', '2026-12-05T10:00:00+02:00', '2026-12-05T11:00:00+02:00'),
    at('2026-12-06', '2026-12-06T10:00:00+02:00', '2026-12-06T11:00:00+02:00'),
  ]
  const days = byDay(list, '2026-12-05T00:00:00+02:00', zone)
  expect(days.map((d) => [d.day, d.occurrences.length])).toEqual([
    ['2026-12-05', 2],
    ['2026-12-06', 1],
  ])
})

test('times are those of the city, wherever the reader is', () => {
  expect(dayOf('2026-12-04T22:30:00Z', zone)).toBe('2026-12-05')
  expect(clockWords('2026-12-05T17:00:00Z', zone, 'ro')).toBe('19:00')
  expect(clockWords('2026-07-05T16:00:00Z', zone, 'en')).toBe('19:00')
  expect(dayWords('2026-12-05', 'ro', new Date('2026-01-01'))).toBe('sâmbătă, 5 decembrie')
  expect(lastDay(at('2026-12-05', '2026-12-04T22:00:00Z', '2026-12-06T22:00:00Z'), zone)).toBe('2026-12-06')
  expect(weekdayOf('2026-12-05')).toBe('sa')
})

test('what is empty is no part of a query', () => {
  expect(queryText({ when: 'weekend', river: undefined, q: '', near: [21.2, 45.7] })).toBe(
    'when=weekend&near=21.2%2C45.7',
  )
})

test('a new event is not over before it is written', () => {
  expect(firstDay(new Date('2026-11-26T15:59:00Z'), zone)).toBe('2026-11-26')
  expect(firstDay(new Date('2026-11-26T16:00:00Z'), zone)).toBe('2026-11-27')
})

test('a form says what was typed, and what it was given', () => {
  const draft = {
    ...emptyDraft('plai', '2026-12-25'),
    titleRo: ' Jam ',
    repeat: 'MonthNth' as const,
    until: '2027-06-30',
  }
  const body = openBody(draft)
  expect(body.title).toEqual({ ro: 'Jam' })
  expect(body.starts).toBe('2026-12-25T18:00')
  expect(body.repeat).toEqual({ every: 'month', step: 1, weekdays: ['fr'], nth: 4, until: '2027-06-30' })
  const event = {
    ...body,
    organisation: null,
    project: null,
    place: null,
    cancellations: [],
    repeat: { every: 'week', step: 3, weekdays: ['fr'], nth: 0, until: '2027-06-30' },
  } as unknown as Event
  const kept = draftOf(event)
  expect(kept.repeat).toBe('Other')
  expect(bodyOf({ ...kept, until: '2027-01-31' }, event.repeat).repeat).toEqual({
    every: 'week',
    step: 3,
    weekdays: ['fr'],
    nth: 0,
    until: '2027-01-31',
  })
})
