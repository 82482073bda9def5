// A trail on the map: its line, and its stops with their numbers. What is skipped is hollow.
import type { Feature, FeatureCollection, LineString, Point, Position } from 'geojson'
import type { Theme } from '../state/theme.svelte'
import { boundsOf } from './geometry'
import type { CityMap } from './map'
import { palettes } from './palette'

export interface TrailMark {
  number: number
  at: Position
  skipped: boolean
}

const source = 'trail'

/** Shows a trail, and goes there when asked to. Gives back what takes it away. */
export function showTrail(
  map: CityMap,
  line: Position[],
  marks: TrailMark[],
  theme: Theme,
  go: boolean,
): () => void {
  const points = marks.map((m): Feature<Point> => {
    const { number, skipped } = m
    return {
      type: 'Feature',
      properties: { number: String(number), skipped },
      geometry: { type: 'Point', coordinates: m.at },
    }
  })
  const way: Feature<LineString>[] =
    line.length > 1
      ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } }]
      : []
  const data: FeatureCollection = { type: 'FeatureCollection', features: [...way, ...points] }
  const p = palettes[theme]
  const isLine = ['==', ['geometry-type'], 'LineString'] as ['==', ...unknown[]]
  const isPoint = ['==', ['geometry-type'], 'Point'] as ['==', ...unknown[]]
  const round = { 'line-join': 'round' as const, 'line-cap': 'round' as const }
  const end = map.addLayers({ [source]: { type: 'geojson', data } }, [
    {
      id: 'trail-casing',
      type: 'line',
      source,
      filter: isLine as never,
      layout: round,
      paint: { 'line-color': p.surface, 'line-width': 7 },
    },
    {
      id: 'trail-line',
      type: 'line',
      source,
      filter: isLine as never,
      layout: round,
      paint: { 'line-color': p.kind.intervention, 'line-width': 4 },
    },
    {
      id: 'trail-stop',
      type: 'circle',
      source,
      filter: isPoint as never,
      paint: {
        'circle-radius': 12,
        'circle-color': ['case', ['get', 'skipped'], p.surface, p.ink],
        'circle-stroke-color': ['case', ['get', 'skipped'], p.ink, p.surface],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'trail-number',
      type: 'symbol',
      source,
      filter: isPoint as never,
      layout: {
        'text-field': ['get', 'number'],
        'text-font': ['Noto Sans SemiBold'],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', ['get', 'skipped'], p.ink, p.surface] },
    },
  ])
  if (go && data.features.length > 0) {
    const all = [...line, ...marks.map((m) => m.at)]
    map.fit(boundsOf({ type: 'MultiPoint', coordinates: all }), 16)
  }
  return end
}
