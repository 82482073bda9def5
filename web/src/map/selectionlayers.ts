import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette'

/** The GeoJSON source of what is being drawn round places. */
export const selectionSource = 'selection-area'

export function selectionLayers(p: Palette): LayerSpecification[] {
  const source = selectionSource
  return [
    {
      id: 'selection-area-fill',
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': p.select, 'fill-opacity': 0.12 },
    },
    {
      id: 'selection-area-gap',
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': p.surface, 'line-width': 5 },
    },
    {
      id: 'selection-area-line',
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': p.select, 'line-width': 2.5 },
    },
    {
      id: 'selection-area-corners',
      type: 'circle',
      source,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 6,
        'circle-color': p.surface,
        'circle-stroke-color': p.select,
        'circle-stroke-width': 2.5,
      },
    },
  ]
}
