// The filters of the address as the query of the API: the same for list, tiles and selection.
import type { Life } from '../api/types'
import { stages, type Filter, type Stage } from '../url'

const lives: Record<Stage, Life[]> = {
  now: ['live', 'paused', 'reported_gone'],
  planned: ['idea', 'planned', 'in_preparation'],
  ended: ['ended', 'removed'],
}

export interface PlaceQuery {
  q?: string
  kind?: ('space' | 'riverside' | 'intervention')[]
  life?: Life[]
  neighbourhoods?: string[]
  programme?: string[]
  organisation?: string[]
  project?: number[]
  'as-of'?: string
  step_free?: ('yes' | 'limited' | 'no')[]
  river?: string
  from_km?: number
  to_km?: number
  bank?: 'left' | 'right'
  within_m?: number
}

/** How far from its axis a river's places are taken to lie: as far as its view reaches. */
export const riversideMetres = 300

/** Only what narrows; all stages together do not. */
export function placeQuery(filter: Filter): PlaceQuery {
  const query: PlaceQuery = {}
  // Of the past neither words nor organisations can be asked.
  if (filter.asOf) query['as-of'] = filter.asOf
  else if (filter.q.trim()) query.q = filter.q.trim()
  if (filter.kinds.length > 0) query.kind = filter.kinds as NonNullable<PlaceQuery['kind']>
  if (filter.stages.length < stages.length) query.life = filter.stages.flatMap((s) => lives[s])
  if (filter.neighbourhoods.length > 0) query.neighbourhoods = filter.neighbourhoods
  if (filter.programmes.length > 0) query.programme = filter.programmes
  if (filter.organisations.length > 0 && !filter.asOf) query.organisation = filter.organisations
  if (filter.projects.length > 0) query.project = filter.projects
  if (filter.stepFree) query.step_free = ['yes']
  return { ...query, ...stretchQuery(filter) }
}

/** The stretch of river of the filters, if there is one. */
export function stretchQuery(
  filter: Filter,
): Pick<PlaceQuery, 'river' | 'from_km' | 'to_km' | 'bank' | 'within_m'> {
  if (!filter.river) return {}
  const query: PlaceQuery = { river: filter.river, within_m: riversideMetres }
  if (filter.fromKm !== undefined) query.from_km = filter.fromKm
  if (filter.toKm !== undefined) query.to_km = filter.toKm
  if (filter.bank) query.bank = filter.bank
  return query
}

/** The same as text, for tile addresses: lists comma-separated. */
export function placeQueryText(filter: Filter): string {
  return Object.entries(placeQuery(filter))
    .map(
      ([key, value]) =>
        `${key}=${[value]
          .flat()
          .map((v) => encodeURIComponent(String(v)))
          .join(',')}`,
    )
    .join('&')
}

/** Certain places alone, as text for tile addresses: a filter in CQL2. */
export function theseQueryText(ids: readonly number[]): string {
  return `filter=${encodeURIComponent(ids.length > 0 ? `id IN (${ids.join(',')})` : 'false')}`
}
