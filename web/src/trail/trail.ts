// A trail in words: its time, its day, whether a stop can be visited.
import { api } from '../api/client'
import { Problem, type ProblemBody } from '../api/problem'
import type { Trail, TrailHead, Visit } from '../api/types'
import { formatLength } from '../i18n/format'
import { locales } from '../i18n/message'
import { t, type Key } from '../i18n/t'
import { address } from '../state/address.svelte'

/** The speeds that the server reckons by, km/h. */
export const speeds = { foot: 4, bike: 12, boat: 6 } as const
export const modes = ['foot', 'bike', 'boat'] as const

export function timeWords(minutes: number): string {
  const m = minutes % 60
  return minutes < 60 ? t('trail.minutes', { m }) : t('trail.hours', { h: Math.floor(minutes / 60), m })
}

export function factsOf(trail: TrailHead): string[] {
  const facts = [
    t(`trail.mode.${trail.mode}`),
    formatLength(trail.length_m, address.language),
    timeWords(trail.minutes),
    t('trail.stopsN', { n: trail.stop_count }),
  ]
  if (trail.step_free) facts.push(t(`trail.stepFree.${trail.step_free}`))
  if (trail.from_month)
    facts.push(t('trail.season', { from: monthName(trail.from_month), to: monthName(trail.to_month) }))
  return facts
}

export function monthName(month: number): string {
  return new Date(Date.UTC(2024, month - 1, 15)).toLocaleDateString(locales[address.language], {
    month: 'long',
    timeZone: 'UTC',
  })
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** "10:00–18:00", "deschis", or why not. */
export function visitWords(visit: Visit): string {
  const whole = visit.spans?.some((s) => s.from === 0 && s.to === 1440)
  if (visit.spans?.length && !whole)
    return visit.spans.map((s) => `${clock(s.from)}–${clock(s.to)}`).join(', ')
  return visit.reason ? t(`trail.visit.${visit.reason}` as Key) : t('trail.open')
}

/** Today where the reader is, as the address writes days. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** A trail on a day, with the ETag of the state it was read in. */
export async function readTrail(id: number, day: string): Promise<{ trail: Trail; etag: string }> {
  const params = { path: { trailId: id }, query: { day } }
  const { data, error, response } = await api.GET('/api/trails/{trailId}', { params })
  if (!data) throw new Problem(response.status, (error ?? {}) as Partial<ProblemBody>)
  return { trail: data, etag: response.headers.get('ETag') ?? '' }
}
