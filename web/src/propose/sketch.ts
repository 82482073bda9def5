// What is being drawn, as values: every edit gives a new sketch, so that undo is the list of the earlier ones.
import type { Geometry } from '../api/types'

/** Longitude, latitude. */
export type Position = [number, number]
export const shapes = ['Point', 'LineString', 'Polygon'] as const
export type Shape = (typeof shapes)[number]

export interface Sketch {
  readonly shape: Shape
  /** In the order they were set; a ring is not closed here. */
  readonly vertices: readonly Position[]
  /** Finished: further clicks do not add vertices. A finished sketch always has enough of them. */
  readonly done: boolean
}

/** The fewest vertices each shape needs. */
export const least: Record<Shape, number> = { Point: 1, LineString: 2, Polygon: 3 }

export function emptySketch(shape: Shape): Sketch {
  return { shape, vertices: [], done: false }
}

export function isEnough(sketch: Sketch): boolean {
  return sketch.vertices.length >= least[sketch.shape]
}

/** Adds a vertex at the end. A point has one: it is placed anew. What is finished takes no more. */
export function addVertex(sketch: Sketch, at: Position): Sketch {
  const vertex = rounded(at)
  if (sketch.shape === 'Point') return { ...sketch, vertices: [vertex], done: true }
  if (sketch.done || isSame(sketch.vertices.at(-1), vertex)) return sketch
  return { ...sketch, vertices: [...sketch.vertices, vertex] }
}

export function moveVertex(sketch: Sketch, index: number, to: Position): Sketch {
  if (!sketch.vertices[index]) return sketch
  return { ...sketch, vertices: sketch.vertices.with(index, rounded(to)) }
}

/** Inserts a vertex before the one at index; at the number of vertices it closes the run. */
export function insertVertex(sketch: Sketch, index: number, at: Position): Sketch {
  return { ...sketch, vertices: sketch.vertices.toSpliced(index, 0, rounded(at)) }
}

/** Takes a vertex away. With too few left the sketch is open again. */
export function removeVertex(sketch: Sketch, index: number): Sketch {
  const next = { ...sketch, vertices: sketch.vertices.toSpliced(index, 1) }
  return { ...next, done: sketch.done && isEnough(next) }
}

/** Closes the ring or ends the line, when there are vertices enough. */
export function finish(sketch: Sketch): Sketch {
  return isEnough(sketch) ? { ...sketch, done: true } : sketch
}

/** Lets a line or ring go on at its end. */
export function reopen(sketch: Sketch): Sketch {
  return sketch.shape === 'Point' ? sketch : { ...sketch, done: false }
}

/** The same vertices as another shape; a point keeps the first. */
export function reshape(sketch: Sketch, shape: Shape): Sketch {
  const vertices = shape === 'Point' ? sketch.vertices.slice(0, 1) : sketch.vertices
  const next = { shape, vertices, done: false }
  return { ...next, done: (shape === 'Point' || sketch.done) && isEnough(next) }
}

/** The middle of every side, at which a vertex can be inserted: index is what insertVertex takes. */
export function midpoints(sketch: Sketch): { index: number; at: Position }[] {
  const { vertices } = sketch
  const sides = sketch.shape === 'Polygon' && vertices.length > 2 ? vertices.length : vertices.length - 1
  return Array.from({ length: Math.max(0, sides) }, (_, i) => {
    const from = vertices[i]!
    const to = vertices[(i + 1) % vertices.length]!
    return { index: i + 1, at: rounded([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) }
  })
}

/** The GeoJSON geometry, or null while vertices are missing. Rings are closed and run counterclockwise. */
export function geometryOf(sketch: Sketch): Geometry | null {
  if (!isEnough(sketch)) return null
  if (sketch.shape === 'Point') return { type: 'Point', coordinates: [...sketch.vertices[0]!] }
  if (sketch.shape === 'LineString') return { type: 'LineString', coordinates: copy(sketch.vertices) }
  // RFC 7946 §3.1.6: exterior rings are counterclockwise, the last position is the first again.
  const ring = turn(sketch.vertices) < 0 ? sketch.vertices.toReversed() : sketch.vertices
  return { type: 'Polygon', coordinates: [copy([...ring, ring[0]!])] }
}

/** What can be asked about before the shape is whole: where its first vertex lies. */
export function surveyGeometry(sketch: Sketch): Geometry | null {
  return geometryOf(sketch) ?? geometryOf({ ...sketch, shape: 'Point' })
}

/** Seven decimals are a centimetre: enough for a city, and what the drawing library takes. */
export function rounded([lon, lat]: Position): Position {
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
}

export function isPosition([lon, lat]: readonly number[]): boolean {
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90
}

function isSame(a: Position | undefined, b: Position): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1]
}

/** Twice the signed area in square degrees: positive when the vertices run counterclockwise. */
function turn(vertices: readonly Position[]): number {
  return vertices.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = vertices[(i + 1) % vertices.length]!
    return sum + x * nextY - nextX * y
  }, 0)
}

function copy(vertices: readonly Position[]): Position[] {
  return vertices.map(([lon, lat]) => [lon, lat])
}
