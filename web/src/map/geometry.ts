// Plane arithmetic on GeoJSON that the map needs. Positions are longitude, latitude.
import type { Feature, FeatureCollection, Geometry, Point, Polygon, Position } from 'geojson'

/** West, south, east, north. */
export type Bounds = [number, number, number, number]

export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf)
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[
    geometry.type
  ]
  return depth === 0
    ? [geometry.coordinates as Position]
    : ((geometry.coordinates as unknown[]).flat(depth - 1) as Position[])
}

export function boundsOf(geometry: Geometry): Bounds {
  const all = positionsOf(geometry)
  const lons = all.map((p) => p[0]!)
  const lats = all.map((p) => p[1]!)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** The box round several geometries, or nothing round none. */
export function boxOf(geometries: Geometry[]): Bounds | undefined {
  if (geometries.length === 0) return undefined
  return boundsOf({ type: 'GeometryCollection', geometries })
}

export function contains([west, south, east, north]: Bounds, [lon, lat]: Position): boolean {
  return west <= lon! && lon! <= east && south <= lat! && lat! <= north
}

/** The world without the city: what the veil lies on. */
export function around(outline: Geometry): Feature<Polygon> {
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  const holes =
    outline.type === 'Polygon'
      ? [outline.coordinates[0]!]
      : outline.type === 'MultiPolygon'
        ? outline.coordinates.map((p) => p[0]!)
        : []
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...holes] } }
}

/** One point per area for its name: where the data says, else the middle of its box. */
export function namePoints(areas: FeatureCollection): FeatureCollection<Point> {
  const features = areas.features.map((area): Feature<Point> => {
    const { lon, lat } = area.properties ?? {}
    const [west, south, east, north] = boundsOf(area.geometry)
    const at =
      Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : [(west + east) / 2, (south + north) / 2]
    return { type: 'Feature', properties: area.properties, geometry: { type: 'Point', coordinates: at } }
  })
  return { type: 'FeatureCollection', features }
}
