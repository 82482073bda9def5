// The quiet ground: water, green, rails and streets of the base tiles.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette'

type Filter = ExpressionSpecification
const isPolygon: Filter = ['==', ['geometry-type'], 'Polygon']
const isLine: Filter = ['==', ['geometry-type'], 'LineString']
const source = { source: 'base' } as const

export function baseLayers(p: Palette): LayerSpecification[] {
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': p.paper } },
    {
      id: 'base-green',
      type: 'fill',
      ...source,
      'source-layer': 'green',
      paint: { 'fill-color': p.green, 'fill-antialias': false },
    },
    {
      id: 'base-water',
      type: 'fill',
      ...source,
      'source-layer': 'water',
      filter: isPolygon,
      paint: { 'fill-color': p.water },
    },
    {
      id: 'base-stream',
      type: 'line',
      ...source,
      'source-layer': 'water',
      filter: isLine,
      paint: { 'line-color': p.water, 'line-width': zoomed([12, 0.6], [16, 3]) },
    },
    {
      id: 'base-rail',
      type: 'line',
      ...source,
      'source-layer': 'rail',
      minzoom: 12,
      paint: { 'line-color': p.rail, 'line-width': zoomed([12, 0.6], [17, 2]), 'line-dasharray': [4, 2] },
    },
    ...streetLayers(p),
  ]
}

const major = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary']
const paths = ['footway', 'path', 'cycleway', 'steps', 'pedestrian', 'track']
const inClass = (classes: string[]): Filter => ['in', ['get', 'class'], ['literal', classes]]

function streetLayers(p: Palette): LayerSpecification[] {
  const streets = { type: 'line', ...source, 'source-layer': 'street' } as const
  const rounded = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'base-path',
      ...streets,
      minzoom: 15,
      filter: inClass(paths),
      paint: { 'line-color': p.street, 'line-width': zoomed([15, 0.8], [18, 2.5]) },
    },
    {
      id: 'base-street',
      ...streets,
      minzoom: 13,
      filter: ['!', inClass([...major, ...paths])],
      layout: rounded,
      paint: { 'line-color': p.streetMinor, 'line-width': zoomed([13, 0.8], [15, 3], [18, 12]) },
    },
    {
      id: 'base-road',
      ...streets,
      filter: inClass(major),
      layout: rounded,
      paint: { 'line-color': p.street, 'line-width': zoomed([10, 0.8], [13, 2.4], [15, 5], [18, 18]) },
    },
  ]
}

/** A width that grows with the zoom through the given stops. */
export function zoomed(...stops: [number, number][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.4], ['zoom'], ...stops.flat()] as ExpressionSpecification
}
