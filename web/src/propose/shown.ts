// The drawn place on the map as it will be, while one writes about it.
import type { Feature } from '../api/types'
import type { CityMap } from '../map/map'
import { property } from '../i18n/t'
import type { Position } from './sketch'

/** So far out that a square is no more than its mark. */
const farOut = 14

/** Shows the place and gives back what takes it away. The map goes there only when it could not be made out. */
export function showOnMap(map: CityMap, feature: Feature, at: Position): () => void {
  const { kind = 'space', life = 'idea' } = feature.properties
  const title = property(feature.properties, 'title')
  map.select([{ id: 0, kind, life, title, point: at, geometry: feature.geometry ?? undefined }])
  if (feature.geometry && map.camera.zoom < farOut) map.fit(feature.geometry)
  else map.reveal(at)
  return () => map.select([])
}
