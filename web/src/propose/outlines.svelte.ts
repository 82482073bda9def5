// What one can snap to: neighbourhood lines, the river, and the shapes of the places in view as they really are, not
// as the tiles cut them.
import type { Geometry } from 'geojson'
import { api, take } from '../api/client'
import { asProblem } from '../api/problem'
import type { Bounds } from '../map/geometry'
import { outlinesOf, type Outline } from '../map/drawsnap'
import { site } from '../state/site.svelte'

/** Closer than this places are drawn apart; further out their shapes cannot be aimed at. */
const closeEnough = 15
const most = 300

export class Outlines {
  #places = $state.raw<Outline[]>([])
  #call: AbortController | undefined
  #city = $derived.by(() =>
    [...(site.areas?.features ?? []), ...(site.rivers?.features ?? [])].flatMap((f) =>
      outlinesOf(f.geometry),
    ),
  )

  get all(): Outline[] {
    return [...this.#places, ...this.#city]
  }

  /** Fetches the shapes of the places in a box. Without them one still snaps to river and neighbourhoods. */
  async look(box: Bounds, zoom: number): Promise<void> {
    this.stop()
    if (zoom < closeEnough) return
    const call = new AbortController()
    this.#call = call
    try {
      const params = { path: { collectionId: 'places' as const }, query: { bbox: box, limit: most } }
      const options = { params, signal: call.signal }
      const places = await take(api.GET('/api/collections/{collectionId}/items', options))
      this.#places = places.features.flatMap((f) => outlinesOf(f.geometry as Geometry))
    } catch (thrown) {
      asProblem(thrown)
    }
  }

  stop(): void {
    this.#call?.abort()
  }
}
