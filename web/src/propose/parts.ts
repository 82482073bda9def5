// A shape of several parts: one of them is drawn at a time, the others are kept as they are.
import type { Geometry } from '../api/types'
import { emptySketch, geometryOf, isPosition, type Position, type Shape, type Sketch } from './sketch'

/** One part is the sketch, which lies at a place among those that are kept. */
export interface Parts {
  readonly sketch: Sketch
  /** Points, lines and polygons, these also with holes. */
  readonly kept: readonly Geometry[]
  /** How many of the kept come before the sketch. */
  readonly at: number
}

/** The single geometries that a geometry is made of. */
export function partsOf(geometry: Geometry): Geometry[] {
  const [, type] = /^Multi(.*)$/.exec(geometry.type) ?? []
  if (!type) return [geometry]
  return (geometry.coordinates as unknown[]).map((coordinates) => ({ type, coordinates }) as Geometry)
}

/** A single geometry as it can be drawn, or null: a polygon with holes cannot. */
export function sketchOf({ type, coordinates }: Geometry): Sketch | null {
  if (type === 'Point') return sketch('Point', [coordinates])
  if (type === 'LineString') return sketch('LineString', coordinates as unknown[])
  if (type !== 'Polygon' || coordinates.length !== 1) return null
  return sketch('Polygon', (coordinates[0] as unknown[]).slice(0, -1)) // the last position is the first again
}

function sketch(shape: Shape, vertices: unknown[]): Sketch | null {
  const flat = vertices.map((v) => (v as number[]).slice(0, 2))
  return flat.every(isPosition) ? { shape, vertices: flat as Position[], done: true } : null
}

/** A geometry with one part to be drawn on: the first that can be. Without such a part all are kept. */
export function takeApart(geometry: Geometry): Parts {
  const all = partsOf(geometry)
  const at = all.findIndex((part) => sketchOf(part) !== null)
  if (at >= 0) return { sketch: sketchOf(all[at]!)!, kept: all.toSpliced(at, 1), at }
  return { sketch: emptySketch(shapeOf(all[0])), kept: all, at: all.length }
}

const shapeOf = (part: Geometry | undefined): Shape => (part?.type ?? 'Polygon') as Shape

/** The whole, or null while the part that is drawn is begun and lacks vertices, or nothing is there at all. */
export function wholeOf(parts: Parts): Geometry | null {
  const { sketch, kept, at } = parts
  const drawn = geometryOf(sketch)
  if (sketch.vertices.length > 0 && !drawn) return null
  return joined(drawn ? kept.toSpliced(at, 0, drawn) : kept)
}

function joined(parts: readonly Geometry[]): Geometry | null {
  if (parts.length < 2) return parts[0] ?? null
  const coordinates = parts.map((part) => part.coordinates)
  return { type: `Multi${parts[0]!.type}`, coordinates } as Geometry
}

/** Draws on another part, counted with the sketch in its place; what is drawn is kept. Null when it cannot be drawn on. */
export function choosePart(parts: Parts, index: number): Parts | null {
  const all = allOf(parts)
  const chosen = all[index] && sketchOf(all[index])
  return chosen ? { sketch: chosen, kept: all.toSpliced(index, 1), at: index } : null
}

/** Begins a further part at the end. */
export function addPart(parts: Parts): Parts {
  const all = allOf(parts)
  return { sketch: emptySketch(parts.sketch.shape), kept: all, at: all.length }
}

/** Takes a part away. One that was kept leaves the drawing alone; after the drawn one the next is drawn. */
export function removePart(parts: Parts, index: number): Parts {
  const { sketch, kept, at } = parts
  if (index !== at) {
    return { sketch, kept: kept.toSpliced(index < at ? index : index - 1, 1), at: index < at ? at - 1 : at }
  }
  const whole = joined(kept)
  return whole ? takeApart(whole) : { sketch: emptySketch(sketch.shape), kept: [], at: 0 }
}

/** How many parts there are, with the one that is drawn, also when nothing of it is there yet. */
export function countParts({ kept }: Parts): number {
  return kept.length + 1
}

/** All parts as geometries; the drawn one is among them when it has vertices enough. */
function allOf({ sketch, kept, at }: Parts): Geometry[] {
  const drawn = geometryOf(sketch)
  return drawn ? kept.toSpliced(at, 0, drawn) : [...kept]
}
