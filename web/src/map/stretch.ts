// A chosen stretch of river on the map: a bold line over the water, with its two ends.
import type { Feature, FeatureCollection, LineString, Point, Position } from 'geojson'
import type { Theme } from '../state/theme.svelte'
import type { CityMap } from './map'
import { palettes } from './palette'

const source = 'stretch'

/** Shows a part of an axis and goes where it can be seen. Gives back what takes it away. */
export function showStretch(map: CityMap, part: Position[], theme: Theme): () => void {
  const line: Feature<LineString> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: part },
  }
  const ends = [part[0]!, part.at(-1)!].map((coordinates): Feature<Point> => {
    return { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }
  })
  const data: FeatureCollection = { type: 'FeatureCollection', features: [line, ...ends] }
  const p = palettes[theme]
  const end = map.addLayers(
    { [source]: { type: 'geojson', data } },
    [
      {
        id: 'stretch-line',
        type: 'line',
        source,
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': p.riverEdge, 'line-width': 5, 'line-opacity': 0.85 },
      },
      {
        id: 'stretch-end',
        type: 'circle',
        source,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 6,
          'circle-color': p.surface,
          'circle-stroke-color': p.riverEdge,
          'circle-stroke-width': 3,
        },
      },
    ],
    'below places',
  )
  map.fit(line.geometry, 16)
  return end
}
