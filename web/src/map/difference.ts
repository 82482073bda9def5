// Two shapes of one place on the map: how it was, dashed and hollow, and how it became, solid and filled.
import type { FeatureCollection, Geometry } from 'geojson'
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Theme } from '../state/theme.svelte'
import { boxOf } from './geometry'
import type { CityMap } from './map'
import { palettes, type Palette } from './palette'

const source = 'difference'

/** Shows both shapes and goes where both can be seen. Gives back what takes them away. */
export function showDifference(map: CityMap, before: Geometry, after: Geometry, theme: Theme): () => void {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { role: 'after' }, geometry: after },
      { type: 'Feature', properties: { role: 'before' }, geometry: before },
    ],
  }
  const end = map.addLayers({ [source]: { type: 'geojson', data } }, layers(palettes[theme]))
  map.fit(boxOf([before, after])!)
  return end
}

function layers(p: Palette): LayerSpecification[] {
  const shapes = (role: string): FilterSpecification => [
    'all',
    ['==', ['get', 'role'], role],
    ['!=', ['geometry-type'], 'Point'],
  ]
  const points = (role: string): FilterSpecification => [
    'all',
    ['==', ['get', 'role'], role],
    ['==', ['geometry-type'], 'Point'],
  ]
  const round = { 'line-join': 'round' as const }
  const gap = { 'line-color': p.surface, 'line-width': 6 }
  return [
    {
      id: 'difference-fill',
      type: 'fill',
      source,
      filter: ['all', ['==', ['get', 'role'], 'after'], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': p.select, 'fill-opacity': 0.12 },
    },
    { id: 'difference-gap', type: 'line', source, filter: ['!=', ['geometry-type'], 'Point'], paint: gap },
    {
      id: 'difference-after',
      type: 'line',
      source,
      filter: shapes('after'),
      layout: round,
      paint: { 'line-color': p.select, 'line-width': 3 },
    },
    {
      id: 'difference-before',
      type: 'line',
      source,
      filter: shapes('before'),
      layout: round,
      paint: { 'line-color': p.kind.intervention, 'line-width': 3, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'difference-point-after',
      type: 'circle',
      source,
      filter: points('after'),
      paint: {
        'circle-radius': 7,
        'circle-color': p.select,
        'circle-stroke-color': p.surface,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'difference-point-before',
      type: 'circle',
      source,
      filter: points('before'),
      paint: {
        'circle-radius': 11,
        'circle-opacity': 0,
        'circle-stroke-color': p.kind.intervention,
        'circle-stroke-width': 3,
      },
    },
  ]
}
