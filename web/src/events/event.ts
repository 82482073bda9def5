import { api, take } from '../api/client'
import { Problem, type ProblemBody } from '../api/problem'
import type { paths } from '../api/schema'
import type { Event, Occurrence } from '../api/types'
import { mergePatch } from '../people/merge'

/** An event with the ETag of the state it was read in. */
export interface Read {
  event: Event
  etag: string
}

export async function readEvent(id: number): Promise<Read> {
  const { data, error, response } = await api.GET('/api/events/{eventId}', {
    params: { path: { eventId: id } },
  })
  if (!data) throw new Problem(response.status, (error ?? {}) as Partial<ProblemBody>)
  return { event: data, etag: response.headers.get('ETag') ?? '' }
}

type Patch = NonNullable<
  paths['/api/events/{eventId}']['patch']['requestBody']
>['content']['application/merge-patch+json']

/** Changes an event, if nobody else has meanwhile. */
export async function patchEvent(id: number, etag: string, body: Patch): Promise<Event> {
  const params = { path: { eventId: id }, header: { 'If-Match': etag } }
  const headers = { ...mergePatch.headers, 'If-Match': etag }
  return take(api.PATCH('/api/events/{eventId}', { params, headers, body }))
}

/** The dates of an event: those to come, or all when it is over. */
export async function readDates(event: Event): Promise<{ dates: Occurrence[]; over: boolean }> {
  const query = { event: [event.id], limit: 60 }
  const drafts = event.publication === 'draft' && { drafts: true }
  const coming = await take(api.GET('/api/events', { params: { query: { ...query, ...drafts } } }))
  if (coming.occurrences.length > 0) return { dates: coming.occurrences, over: false }
  const from = event.starts.slice(0, 10)
  const past = await take(api.GET('/api/events', { params: { query: { ...query, ...drafts, from } } }))
  return { dates: past.occurrences, over: past.occurrences.some((o) => Date.parse(o.ends) < Date.now()) }
}
