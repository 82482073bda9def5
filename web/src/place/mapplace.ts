import { property } from '../i18n/t'
import type { MapPlace } from '../map/map'
import type { Feature } from '../api/types'

/** A feature of the API as the map draws it when it is hovered or selected. */
export function mapPlace(feature: Feature): MapPlace {
  const { kind = 'space', life = 'live', lon = 0, lat = 0 } = feature.properties
  return {
    id: feature.id ?? 0,
    kind,
    life,
    title: property(feature.properties, 'title'),
    point: [lon, lat],
    geometry: feature.geometry ?? undefined,
  }
}
