import type { CityMap } from '../map/map'

/** The map as soon as it is there. It is loaded after the list, so every screen must do without it at first. */
class Stage {
  map = $state.raw<CityMap | null>(null)
  /** Set when the map cannot be drawn on this device. */
  failed = $state(false)
  /** The places that the map shows, and no others; null: those of the filters. */
  only = $state.raw<readonly number[] | null>(null)
}

export const stage = new Stage()
