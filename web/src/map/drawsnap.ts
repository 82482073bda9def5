// Where the pointer is drawn to: a corner within reach first, else the nearest edge. Plane arithmetic in metres round
// the pointer, which over some pixels is exact enough.
import type { Geometry, Position } from 'geojson'

/** A run of positions that can be met: a line, a ring, or a single point. */
export interface Outline {
  positions: Position[]
  /** West, south, east, north. */
  box: [number, number, number, number]
}
export interface Snap {
  at: [number, number]
  to: 'corner' | 'edge'
}

const metresPerDegree = 111_320

/** The runs of a geometry, whatever its type. */
export function outlinesOf(geometry: Geometry): Outline[] {
  switch (geometry.type) {
    case 'Point':
      return [outline([geometry.coordinates])]
    case 'MultiPoint':
      return geometry.coordinates.map((c) => outline([c]))
    case 'LineString':
      return [outline(geometry.coordinates)]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.map(outline)
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(outline)
    case 'GeometryCollection':
      return geometry.geometries.flatMap(outlinesOf)
  }
}

/** The corner within reach metres, else the point on an edge within reach, else null. */
export function snap(at: [number, number], outlines: readonly Outline[], reach: number): Snap | null {
  const plane = planeAt(at)
  const near = outlines.filter(({ box }) => meets(box, at, reach / metresPerDegree, plane.squeeze))
  return nearestCorner(near, plane, reach) ?? nearestEdge(near, plane, reach)
}

interface Plane {
  /** Metres east and north of the pointer. */
  to: (p: Position) => [number, number]
  back: (x: number, y: number) => [number, number]
  squeeze: number
}

function planeAt([lon, lat]: [number, number]): Plane {
  const squeeze = Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return {
    squeeze,
    to: (p) => [(p[0]! - lon) * metresPerDegree * squeeze, (p[1]! - lat) * metresPerDegree],
    back: (x, y) => [lon + x / (metresPerDegree * squeeze), lat + y / metresPerDegree],
  }
}

function nearestCorner(outlines: readonly Outline[], plane: Plane, reach: number): Snap | null {
  let best: Position | null = null
  let distance = reach
  for (const position of outlines.flatMap((o) => o.positions)) {
    const away = Math.hypot(...plane.to(position))
    if (away <= distance) [best, distance] = [position, away]
  }
  return best && { at: [best[0]!, best[1]!], to: 'corner' }
}

function nearestEdge(outlines: readonly Outline[], plane: Plane, reach: number): Snap | null {
  let best: [number, number] | null = null
  let distance = reach
  for (const { positions } of outlines) {
    for (let i = 1; i < positions.length; i++) {
      const foot = footOf(plane.to(positions[i - 1]!), plane.to(positions[i]!))
      const away = Math.hypot(...foot)
      if (away <= distance) [best, distance] = [foot, away]
    }
  }
  return best && { at: plane.back(...best), to: 'edge' }
}

/** The point of a side that lies nearest to the origin of the plane. */
function footOf([ax, ay]: [number, number], [bx, by]: [number, number]): [number, number] {
  const [dx, dy] = [bx - ax, by - ay]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared))
  return [ax + share * dx, ay + share * dy]
}

function outline(positions: Position[]): Outline {
  const lons = positions.map((p) => p[0]!)
  const lats = positions.map((p) => p[1]!)
  return { positions, box: [least(lons), least(lats), most(lons), most(lats)] }
}

// Not Math.min(...values): a long coastline would not fit on the stack.
const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)

function meets(box: Outline['box'], [lon, lat]: [number, number], degrees: number, squeeze: number): boolean {
  const [west, south, east, north] = box
  const wide = degrees / squeeze
  return west - wide <= lon && lon <= east + wide && south - degrees <= lat && lat <= north + degrees
}
