// What belongs to the city itself: the veil round it, its neighbourhoods, its river.
import type { LayerSpecification } from 'maplibre-gl'
import { zoomed } from './base'
import { bold, regular } from './fonts'
import type { Palette } from './palette'

export function cityLayers(p: Palette): LayerSpecification[] {
  return [
    { id: 'veil', type: 'fill', source: 'veil', paint: { 'fill-color': p.veil, 'fill-opacity': 0.72 } },
    {
      id: 'neighbourhood-lines',
      type: 'line',
      source: 'neighbourhoods',
      paint: {
        'line-color': p.hairline,
        'line-width': zoomed([10, 0.5], [16, 1.2]),
        'line-dasharray': [1, 2],
        'line-opacity': 0.8,
      },
    },
    ...riverLayers(p),
    ...streetNameLayers(p),
    {
      id: 'neighbourhood-names',
      type: 'symbol',
      source: 'neighbourhood-names',
      minzoom: 11,
      maxzoom: 16,
      layout: {
        'text-field': ['get', 'title'],
        'text-font': regular,
        'text-transform': 'uppercase',
        'text-letter-spacing': 0.16,
        'text-size': zoomed([11, 9], [15, 13]),
        'text-max-width': 7,
        'text-padding': 4,
      },
      paint: { 'text-color': p.soft, 'text-halo-color': p.halo, 'text-halo-width': 1.4 },
    },
  ]
}

function riverLayers(p: Palette): LayerSpecification[] {
  const ribbon = {
    type: 'line',
    source: 'river',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
  } as const
  return [
    {
      id: 'river-edge',
      ...ribbon,
      paint: { 'line-color': p.riverEdge, 'line-width': zoomed([10, 6], [13, 9.5], [15, 19], [18, 72]) },
    },
    {
      id: 'river-water',
      ...ribbon,
      paint: { 'line-color': p.river, 'line-width': zoomed([10, 3.8], [13, 6.8], [15, 15.5], [18, 67]) },
    },
    {
      id: 'river-name',
      type: 'symbol',
      source: 'river',
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': ['get', 'title'],
        'text-font': bold,
        'text-letter-spacing': 0.2,
        'text-size': zoomed([13, 10], [17, 14]),
      },
      paint: { 'text-color': p.riverEdge, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    },
    {
      id: 'river-marks',
      type: 'symbol',
      source: 'river-marks',
      minzoom: 14,
      layout: {
        'icon-image': `km/${p.name}`,
        'icon-allow-overlap': true,
        'text-field': ['concat', 'km ', ['get', 'km']],
        'text-font': bold,
        'text-size': 12,
        'text-offset': [0, 1],
        'text-anchor': 'top',
      },
      paint: { 'text-color': p.riverEdge, 'text-halo-color': p.halo, 'text-halo-width': 2 },
    },
  ]
}

function streetNameLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'street-names',
      type: 'symbol',
      source: 'base',
      'source-layer': 'street',
      minzoom: 15,
      filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 350,
        'text-field': ['get', 'name'],
        'text-font': regular,
        'text-size': 11,
      },
      paint: {
        'text-color': p.soft,
        'text-halo-color': p.halo,
        'text-halo-width': 1.4,
        'text-opacity': 0.85,
      },
    },
  ]
}
