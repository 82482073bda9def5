// What a click and the pointer do: the newest mode in use is asked first, so that drawing can take over and give back.
import type { Map as MapLibre, MapGeoJSONFeature, MapMouseEvent, PointLike } from 'maplibre-gl'
import type { Kind, Life } from '../api/types'
import type { Bounds } from './geometry'
import { pointerLayers } from './places'

/** A place that the pointer met. at: longitude, latitude of its mark. */
export interface PlaceHit {
  id: number
  kind: Kind
  life: Life
  title: string
  titleEn: string
  at: [number, number]
}

/** What one use of the map does. A handler that is missing leaves the event to the mode below; () => {} swallows it. */
export interface Mode {
  cursor?: string
  place?: (place: PlaceHit, event: MouseEvent) => void
  cluster?: (box: Bounds) => void
  ground?: (at: [number, number]) => void
  hover?: (place: PlaceHit | null) => void
}

export interface ModeStack {
  use(mode: Mode): () => void
  click(map: MapLibre, event: MapMouseEvent): void
  hover(map: MapLibre, event: MapMouseEvent): void
  leave(map: MapLibre): void
}

export function modeStack(): ModeStack {
  let modes: Mode[] = []
  let hovered = 0
  const handler = <K extends keyof Mode>(name: K): Mode[K] => modes.find((m) => m[name] !== undefined)?.[name]

  function point(map: MapLibre, to: PlaceHit | null): void {
    if ((to?.id ?? 0) === hovered) return
    hovered = to?.id ?? 0
    handler('hover')?.(to)
    map.getCanvas().style.cursor = handler('cursor') ?? (to ? 'pointer' : '')
  }

  return {
    use(mode) {
      modes = [mode, ...modes]
      return () => (modes = modes.filter((m) => m !== mode))
    },
    click(map, event) {
      const feature = meet(map, event.point, 6)
      if (!feature) handler('ground')?.([event.lngLat.lng, event.lngLat.lat])
      else if (feature.properties.point_count) handler('cluster')?.(boxOf(feature))
      else handler('place')?.(hitOf(feature), event.originalEvent)
    },
    hover(map, event) {
      const feature = meet(map, event.point, 2)
      const cluster = Boolean(feature?.properties.point_count)
      point(map, feature && !cluster ? hitOf(feature) : null)
      if (cluster) map.getCanvas().style.cursor = handler('cursor') ?? 'zoom-in'
      else if (!feature) map.getCanvas().style.cursor = handler('cursor') ?? ''
    },
    leave(map) {
      point(map, null)
    },
  }
}

/** The uppermost feature within some pixels; marks before areas. */
function meet(
  map: MapLibre,
  { x, y }: { x: number; y: number },
  reach: number,
): MapGeoJSONFeature | undefined {
  const layers = pointerLayers.filter((id) => map.getLayer(id))
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]
  return map.queryRenderedFeatures([x, y], { layers })[0] ?? map.queryRenderedFeatures(box, { layers })[0]
}

function boxOf({ properties: p, geometry }: MapGeoJSONFeature): Bounds {
  const box = [p.west, p.south, p.east, p.north].map(Number)
  if (box.every(Number.isFinite)) return box as Bounds
  const [lon, lat] = (geometry as GeoJSON.Point).coordinates as [number, number]
  return [lon - 0.002, lat - 0.002, lon + 0.002, lat + 0.002]
}

function hitOf({ properties: p, geometry, id }: MapGeoJSONFeature): PlaceHit {
  const at = geometry.type === 'Point' ? geometry.coordinates : [Number.NaN, Number.NaN]
  return {
    id: Number(p.id ?? id),
    kind: p.kind as Kind,
    life: p.life as Life,
    title: String(p.title ?? ''),
    titleEn: String(p.title_en ?? p.title ?? ''),
    at: at as [number, number],
  }
}
