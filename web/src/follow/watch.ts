// What a follow watches, as text for its owner, as the query of the feed, and compared with another.
import type { Watch } from '../api/types'
import { stretchQuery } from '../state/filterquery'
import type { Filter } from '../url'

/** The watch of the filters of the map. The stage of a place is left out: news are of changes of just that. */
export function watchOf(filter: Filter): Watch {
  const watch: Watch = {}
  if (filter.kinds.length > 0) watch.kinds = filter.kinds as NonNullable<Watch['kinds']>
  if (filter.neighbourhoods.length > 0) watch.neighbourhoods = filter.neighbourhoods
  if (filter.programmes.length > 0) watch.programmes = filter.programmes
  if (filter.organisations.length > 0) watch.organisations = filter.organisations
  if (filter.projects.length > 0) watch.projects = filter.projects
  if (filter.stepFree) watch.step_free = ['yes']
  if (filter.q.trim()) watch.text = filter.q.trim()
  return { ...watch, ...stretchQuery(filter) }
}

/** Whether two watches are of the same. */
export function sameWatch(a: Watch, b: Watch): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(watch: Watch): string {
  const filled = Object.entries(watch).filter(
    ([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0),
  )
  return JSON.stringify(filled.sort(([a], [b]) => a.localeCompare(b)))
}

const names: Record<keyof Watch, string> = {
  places: 'place',
  kinds: 'kind',
  neighbourhoods: 'neighbourhood',
  programmes: 'programme',
  organisations: 'organisation',
  projects: 'project',
  step_free: 'step_free',
  text: 'q',
  river: 'river',
  from_km: 'from_km',
  to_km: 'to_km',
  bank: 'bank',
  within_m: 'within_m',
}

/** The path of the feed, for any reader of feeds. */
export function feedPath(watch: Watch): string {
  const query = new URLSearchParams({ f: 'atom' })
  for (const [key, value] of Object.entries(watch)) {
    const text = [value].flat().join(',')
    if (text) query.set(names[key as keyof Watch], text)
  }
  return `/api/activity?${query.toString().replaceAll('%2C', ',')}`
}
