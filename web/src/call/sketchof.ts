import type { Geometry } from '../api/types'
import { emptySketch, type Position, type Sketch } from '../propose/sketch'

/** A drawn geometry as a sketch that can be drawn on; what cannot be drawn here begins anew. */
export function sketchOf(geometry: Geometry | null | undefined): Sketch {
  switch (geometry?.type) {
    case 'Point':
      return { shape: 'Point', vertices: [geometry.coordinates as Position], done: true }
    case 'LineString':
      return { shape: 'LineString', vertices: geometry.coordinates as Position[], done: true }
    case 'Polygon':
      return {
        shape: 'Polygon',
        vertices: ((geometry.coordinates as Position[][])[0] ?? []).slice(0, -1),
        done: true,
      }
  }
  return emptySketch('Point')
}
