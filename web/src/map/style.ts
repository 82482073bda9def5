// The style of the map from bottom to top: paper, green and water, streets, veil, neighbourhoods, river, places.
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../url'
import { baseLayers } from './base'
import { cityLayers } from './city'
import { fontFaces } from './fonts'
import type { Palette } from './palette'
import { placeLayers } from './places'

export interface StyleInput {
  palette: Palette
  language: Language
  /** Scheme and host of this server: tile and font addresses in a style must be absolute. */
  origin: string
  /** The filters of places as a query without question mark; "" for none. */
  query: string
}

export function buildStyle(input: StyleInput): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }
  return {
    version: 8,
    'font-faces': fontFaces(input.origin),
    sources: {
      base: {
        type: 'vector',
        tiles: [`${input.origin}/api/base/WebMercatorQuad/{z}/{y}/{x}`],
        minzoom: 8,
        maxzoom: 15,
      },
      places: { type: 'vector', tiles: placeTiles(input.origin, input.query), maxzoom: 16 },
      veil: empty,
      neighbourhoods: empty,
      'neighbourhood-names': empty,
      river: empty,
      'river-marks': empty,
      hover: empty,
      selection: empty,
    },
    layers: buildLayers(input.palette, input.language),
  }
}

/** All layers of the map itself. Their identifiers do not depend on theme and language, their looks do. */
export function buildLayers(palette: Palette, language: Language): LayerSpecification[] {
  return [...baseLayers(palette), ...cityLayers(palette), ...placeLayers(palette, language)]
}

export function placeTiles(origin: string, query: string): string[] {
  return [`${origin}/api/tiles/WebMercatorQuad/{z}/{y}/{x}${query && `?${query}`}`]
}
