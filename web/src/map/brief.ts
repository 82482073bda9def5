// Where a call asks for sites, sites themselves, and parts of a shape that are not drawn on, under the places: told apart by the rim,
// never by colour alone.
import type { FeatureCollection } from 'geojson'
import type { Theme } from '../state/theme.svelte'
import type { CityMap } from './map'
import { palettes } from './palette'

/** Shows shapes under a name of their own until what is given back is called. */
export function showShapes(
  map: CityMap,
  name: 'brief' | 'site' | 'parts',
  data: FeatureCollection,
  theme: Theme,
): () => void {
  const p = palettes[theme]
  const source = `call-${name}`
  const dash = name === 'brief' ? [4, 3] : [1, 0]
  return map.addLayers(
    { [source]: { type: 'geojson', data } },
    [
      {
        id: `${source}-fill`,
        type: 'fill',
        source,
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': p.select, 'fill-opacity': name === 'brief' ? 0.08 : 0.2 },
      },
      {
        id: `${source}-line`,
        type: 'line',
        source,
        filter: ['!=', ['geometry-type'], 'Point'],
        paint: { 'line-color': p.select, 'line-width': name === 'brief' ? 2 : 3, 'line-dasharray': dash },
      },
      {
        id: `${source}-point`,
        type: 'circle',
        source,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 11,
          'circle-color': p.select,
          'circle-opacity': name === 'brief' ? 0.12 : 0.35,
          'circle-stroke-color': p.select,
          'circle-stroke-width': 2.5,
        },
      },
    ],
    'below places',
  )
}
