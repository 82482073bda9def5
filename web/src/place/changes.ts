// What one revision changed against the one before, as names of fields.
import type { Revision } from '../api/types'

const groups = ['title', 'description']
const kept = [
  'kind',
  'category',
  'aliases',
  'life',
  'starts',
  'ends',
  'step_free',
  'amenities',
  'opening_hours',
  'website',
  'credits',
  'source',
  'licence',
  'certainty',
  'note',
  'osm',
  'wikidata',
  'city_register',
  'publication',
  'decision',
]

/** The fields that differ, each once: title for title_ro and title_en, geometry for the shape on the map. */
export function changedFields(now: Revision, before: Revision): string[] {
  const a: Record<string, unknown> = now.properties
  const b: Record<string, unknown> = before.properties
  const differs = (key: string) => JSON.stringify(a[key]) !== JSON.stringify(b[key])
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const texts = groups.filter((group) => keys.some((key) => key.startsWith(`${group}_`) && differs(key)))
  const moved = JSON.stringify(now.geometry) !== JSON.stringify(before.geometry) ? ['geometry'] : []
  return [...moved, ...texts, ...kept.filter(differs)]
}
