import type { Feature } from '../api/types'
import type { Version } from '../history/difference'

/** A place as one of the two that are told apart. Where it stands on its lines is no part of what is wished. */
export function versionOf(feature: Feature): Version {
  const { publication: _, decision: __, life: ___, ...properties } = feature.properties
  const { area_m2, length_m } = feature.properties
  return { geometry: feature.geometry, properties, area_m2, length_m }
}
