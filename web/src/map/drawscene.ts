// A sketch as the features that are painted: the shape, its vertices and midpoints, the line to the pointer, faults.
import type { Feature, LineString, Point, Polygon, Position } from 'geojson'

/** What is to be seen while drawing. Positions are longitude, latitude. */
export interface Scene {
  shape: 'Point' | 'LineString' | 'Polygon'
  vertices: readonly Position[]
  /** Finished: midpoints are offered instead of a line to the pointer. */
  done: boolean
  midpoints: readonly Position[]
  /** Index of the chosen vertex, or -1. */
  chosen: number
  /** Where the next vertex would go, or null when the pointer is away. */
  pointer: Position | null
  snapped: boolean
  faults: readonly Position[]
}

export type Role = 'area' | 'line' | 'lead' | 'vertex' | 'chosen' | 'midpoint' | 'snap' | 'next' | 'fault'
export type Painted = Feature<Point | LineString | Polygon, { mode: string; role: Role }>

export function paint(scene: Scene): Painted[] {
  return [...body(scene), ...lead(scene), ...handles(scene), ...next(scene), ...faults(scene)]
}

function body({ shape, vertices, done }: Scene): Painted[] {
  if (vertices.length < 2 || shape === 'Point') return []
  if (shape === 'LineString') return [line('line', vertices)]
  if (vertices.length === 2) return [line('line', vertices)]
  const ring = [...vertices, vertices[0]!]
  const area: Painted = feature('area', { type: 'Polygon', coordinates: [ring] })
  return [area, line('line', done ? ring : vertices)]
}

/** From the last vertex to the pointer, and from there back to the first of a ring. */
function lead({ shape, vertices, done, pointer }: Scene): Painted[] {
  const last = vertices.at(-1)
  if (done || !last || shape === 'Point') return []
  const closing = shape === 'Polygon' && vertices.length > 1 ? [vertices[0]!] : []
  if (pointer) return [line('lead', [last, pointer, ...closing])]
  return shape === 'Polygon' && vertices.length > 2 ? [line('lead', [last, vertices[0]!])] : []
}

function handles({ vertices, midpoints, chosen, done }: Scene): Painted[] {
  const middles = done ? midpoints.map((at) => point('midpoint', at)) : []
  return [...middles, ...vertices.map((at, i) => point(i === chosen ? 'chosen' : 'vertex', at))]
}

function next({ pointer, snapped, done, chosen }: Scene): Painted[] {
  if (!pointer) return []
  if (snapped) return [point('snap', pointer)]
  return done && chosen < 0 ? [] : [point('next', pointer)]
}

function faults(scene: Scene): Painted[] {
  return scene.faults.map((at) => point('fault', at))
}

function point(role: Role, at: Position): Painted {
  return feature(role, { type: 'Point', coordinates: [...at] })
}

function line(role: Role, positions: readonly Position[]): Painted {
  return feature(role, { type: 'LineString', coordinates: positions.map((p) => [...p]) })
}

function feature(role: Role, geometry: Point | LineString | Polygon): Painted {
  return { type: 'Feature', properties: { mode: 'sketch', role }, geometry }
}
