// What the screens of calls have in common: reading them, and telling their times in their own zone.
import { api, take } from '../api/client'
import type { Application, Call, Geometry } from '../api/types'
import { formatLength } from '../i18n/format'
import { locales } from '../i18n/message'
import { inLanguage, t } from '../i18n/t'
import { address } from '../state/address.svelte'
import { cursorIn } from '../api/page'
import { site } from '../state/site.svelte'

export const phases = ['opens', 'closes', 'review_until', 'decides', 'changes_until'] as const

export function readCall(id: number): Promise<Call> {
  return take(api.GET('/api/calls/{callId}', { params: { path: { callId: id } } }))
}

export function readApplication(id: number): Promise<Application> {
  return take(api.GET('/api/applications/{applicationId}', { params: { path: { applicationId: id } } }))
}

/** Every application that the asker may know of, for a desk that ranks them. */
export async function readApplications(call: number): Promise<Application[]> {
  const all: Application[] = []
  let after: string | undefined
  do {
    const params = { path: { callId: call }, query: { limit: 500, ...(after && { after }) } }
    const page = await take(api.GET('/api/calls/{callId}/applications', { params }))
    all.push(...page.applications)
    after = cursorIn(page.next)
  } while (after)
  return all
}

/** A moment as clocks in the zone of the call show it; seconds only where they are not zero. */
export function moment(iso: string | null | undefined, zone: string): string {
  if (!iso) return ''
  const at = new Date(iso)
  const seconds = at.getUTCSeconds() !== 0
  return at.toLocaleString(locales[address.language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
  })
}

/** How long until a moment, in the largest unit that says enough. */
export function timeLeft(iso: string, now: number): string {
  const minutes = Math.max(0, (Date.parse(iso) - now) / 60_000)
  if (minutes >= 48 * 60) return t('call.days', { n: Math.floor(minutes / 60 / 24) })
  if (minutes >= 120) return t('call.hours', { n: Math.floor(minutes / 60) })
  return t('call.minutes', { n: Math.floor(minutes) })
}

/** What the brief of a call asks for, in a sentence. */
export function briefWords(call: Call): string {
  const { brief } = call
  switch (brief.kind) {
    case 'area':
      return brief.neighbourhood
        ? t('call.where.neighbourhood', { name: site.neighbourhoodTitle(brief.neighbourhood) })
        : t('call.where.drawn')
    case 'stretch':
      return t('call.where.stretch', {
        river: riverTitle(brief.river ?? ''),
        from: brief.from_km ?? 0,
        to: brief.to_km ?? 0,
        bank: t(`call.bank.${brief.bank || 'both'}`),
        offset: formatLength(brief.max_offset_m ?? 0, address.language),
      })
    case 'places':
      return t('call.where.places', { n: brief.places?.length ?? 0 })
  }
  return t('call.where.anywhere')
}

function riverTitle(slug: string): string {
  const river = site.rivers?.features.find((f) => f.properties?.slug === slug)?.properties
  return String(river?.title_ro ?? river?.title ?? slug)
}

/** The name of an option, or what was typed, as it is read by people. */
export function answerWords(question: Call['form'][number], answer: unknown): string {
  const option = (id: unknown) =>
    inLanguage(question.options?.find((o) => o.id === id)?.label) || String(id ?? '')
  if (answer === undefined || answer === null || answer === '') return ''
  if (question.type === 'choice') return option(answer)
  if (Array.isArray(answer)) return answer.map(option).join(', ')
  return typeof answer === 'number' ? answer.toLocaleString(locales[address.language]) : String(answer)
}

export function features(...geometries: (Geometry | null | undefined)[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: geometries
      .filter((g): g is Geometry => Boolean(g))
      .map((geometry) => ({
        type: 'Feature',
        properties: {},
        geometry: geometry as GeoJSON.Geometry,
      })),
  }
}
