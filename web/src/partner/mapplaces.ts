import { inLanguage } from '../i18n/t'
import type { CityMap, MapPlace } from '../map/map'
import type { Picked } from './picking'

/** A chosen place as the map draws it. */
export function mapPlaceOf(place: Picked): MapPlace {
  const { id, kind, life, title, point } = place
  return { id, kind, life, title: inLanguage(title), point }
}

/** Shows all the places, unless they can all be seen where the map stands. */
export function showAll(map: CityMap, places: readonly Picked[]): void {
  if (places.length === 0) return
  const lons = places.map((p) => p.point[0])
  const lats = places.map((p) => p.point[1])
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const
  const [west, south, east, north] = map.bounds
  if (west <= box[0] && south <= box[1] && box[2] <= east && box[3] <= north) return
  map.fit([...box], 16)
}
