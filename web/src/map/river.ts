// Kilometre marks along a river axis, counted from its origin in the direction of the flow.
import type { Feature, FeatureCollection, LineString, Point, Position } from 'geojson'

/** One point at every whole kilometre. origin: metres along the line at which kilometre 0 lies. */
export function kilometreMarks(line: Position[], origin: number): FeatureCollection<Point> {
  const features: Feature<Point>[] = []
  let travelled = -origin
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1]!
    const to = line[i]!
    const step = distance(from, to)
    for (let km = Math.ceil(travelled / 1000); km * 1000 < travelled + step; km++) {
      features.push(markAt(between(from, to, (km * 1000 - travelled) / step), km))
    }
    travelled += step
  }
  return { type: 'FeatureCollection', features }
}

/** The marks of every river of the collection that says where its kilometre 0 is. */
export function marksOf(rivers: FeatureCollection): FeatureCollection<Point> {
  const marks = rivers.features.flatMap((river) => {
    if (river.geometry.type !== 'LineString') return []
    const origin = Number(river.properties?.origin_m ?? 0)
    return kilometreMarks((river.geometry as LineString).coordinates, origin).features
  })
  return { type: 'FeatureCollection', features: marks }
}

/** Metres between two near positions on the WGS84 ellipsoid; to the millimetre at the length of a river bend. */
export function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const a = 6378137
  const e2 = 0.00669437999014
  const middle = (((lat1! + lat2!) / 2) * Math.PI) / 180
  const w = 1 - e2 * Math.sin(middle) ** 2
  const north = (((lat2! - lat1!) * Math.PI) / 180) * ((a * (1 - e2)) / w ** 1.5)
  const east = (((lon2! - lon1!) * Math.PI) / 180) * (a / Math.sqrt(w)) * Math.cos(middle)
  return Math.hypot(north, east)
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0]! + (to[0]! - from[0]!) * share, from[1]! + (to[1]! - from[1]!) * share]
}

function markAt(coordinates: Position, km: number): Feature<Point> {
  return { type: 'Feature', properties: { km }, geometry: { type: 'Point', coordinates } }
}
