// The places that a proposal may be merged with: what is nearby, or what has the name.
import { api, take } from '../api/client'
import type { Feature, Geometry, PlaceRef } from '../api/types'
import { inLanguage, property } from '../i18n/t'
import type { Kind, Life } from '../api/types'

export interface Target {
  id: number
  kind: Kind
  life: Life
  category: string
  title: string
  /** Metres from the proposal; undefined when it was found by name. */
  away: number | undefined
}

const most = 8

/** What lies near a place, the nearest first, without the place itself. */
export async function targetsNear(feature: Feature): Promise<Target[]> {
  const body = { geometry: feature.geometry as Geometry }
  const { nearby } = await take(api.POST('/api/survey', { body }))
  return nearby
    .filter((ref) => ref.id !== feature.id)
    .slice(0, most)
    .map(ofRef)
}

/** What has such a name, without the place itself. */
export async function targetsNamed(
  q: string,
  except: number | undefined,
  signal: AbortSignal,
): Promise<Target[]> {
  const params = {
    path: { collectionId: 'places' as const },
    query: { q, sortby: 'match' as const, limit: most + 1 },
  }
  const found = await take(api.GET('/api/collections/{collectionId}/items', { params, signal }))
  return found.features
    .filter((f) => f.id !== except)
    .slice(0, most)
    .map(ofFeature)
}

function ofRef(ref: PlaceRef): Target {
  const { id, kind, life, category, distance_m: away } = ref
  return { id, kind, life, category, title: inLanguage(ref.title), away }
}

function ofFeature(feature: Feature): Target {
  const { kind = 'space', life = 'live', category = 'other' } = feature.properties
  const title = property(feature.properties, 'title')
  return { id: feature.id ?? 0, kind, life, category, title, away: undefined }
}
