// Which places lie in an area, or match the filters anywhere.
import type { Polygon } from 'geojson'
import { api, take } from '../api/client'
import type { Geometry } from '../api/types'
import { placeQuery } from '../state/filterquery'
import type { Filter } from '../url'
import { fromFeature, fromRef, type Picked } from './picking'

/** The most places chosen at one go. */
export const findLimit = 1000

export interface Found {
  places: Picked[]
  /** How many there are in all, which may be more than were given. */
  matched: number
}

/** The places that match the filters and meet one of the areas, each once. */
export async function placesIn(areas: readonly Polygon[], filter: Filter): Promise<Found> {
  const found = new Map<number, Picked>()
  let missing = 0
  for (const geometry of areas) {
    const answer = await take(
      api.POST('/api/selection', {
        params: { query: { ...placeQuery(filter), limit: findLimit } },
        body: { geometry: geometry as Geometry },
      }),
    )
    for (const ref of answer.places) found.set(ref.id, fromRef(ref))
    missing += answer.matched - answer.places.length
  }
  return { places: [...found.values()], matched: found.size + missing }
}

/** All places that match the filters, wherever they are: those of the box and a wide margin round it. */
export function placesMatching(
  [west, south, east, north]: readonly number[],
  filter: Filter,
): Promise<Found> {
  const [w, s, e, n] = [west! - 1, south! - 1, east! + 1, north! + 1]
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return placesIn([{ type: 'Polygon', coordinates: [ring] }], filter)
}

/** One place, for a click on the map, which knows too little of it. */
export async function placeOf(id: number): Promise<Picked> {
  const path = { collectionId: 'places' as const, featureId: id }
  return fromFeature(
    await take(api.GET('/api/collections/{collectionId}/items/{featureId}', { params: { path } })),
  )
}
