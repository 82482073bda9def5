// The places: clusters as rings, single ones by their mark, lines and areas, and what is hovered or selected.
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import { livesOf, type Look } from '../look'
import type { Language } from '../url'
import { zoomed } from './base'
import { bold, regular } from './fonts'
import type { Palette } from './palette'

type Expression = ExpressionSpecification
const isCluster: Expression = ['has', 'point_count']

/** The layers a pointer can meet a place in, uppermost first. */
export const pointerLayers = [
  'selection-marks',
  'hover-marks',
  'place-clusters',
  'place-marks',
  'shape-fill',
  'shape-line',
  'shape-dashed',
]
/** The lowest layer of the places: what is added below them goes before it. */
export const lowestPlaceLayer = 'shape-fill'

export function placeLayers(p: Palette, language: Language): LayerSpecification[] {
  return [
    ...shapeLayers(p),
    ...selectionLines(p),
    ...markLayers(p, language),
    ...hoverLayers(p, language),
    ...selectionMarks(p, language),
  ]
}

/** In what state of life a place is drawn how. */
const look: Expression = [
  'match',
  ['get', 'life'],
  ...(['planned', 'ended', 'gone'] as Look[]).flatMap((l) => [livesOf(l), l]),
  'live',
] as unknown as Expression

function kindColor(p: Palette): Expression {
  return [
    'match',
    ['get', 'kind'],
    'riverside',
    p.kind.riverside,
    'intervention',
    p.kind.intervention,
    p.kind.space,
  ]
}

function markImage(p: Palette, state: string): DataDrivenPropertyValueSpecification<string> {
  return ['concat', `mark/${p.name}/${state}/`, ['get', 'kind'], '/', look]
}

function title(language: Language): Expression {
  const [first, second] = language === 'en' ? ['title_en', 'title'] : ['title', 'title_en']
  return ['coalesce', ['get', first!], ['get', second!], '']
}

function shapeLayers(p: Palette): LayerSpecification[] {
  const source = { source: 'places', 'source-layer': 'shapes', minzoom: 13 } as const
  const width = zoomed([13, 0.7], [17, 2.2])
  return [
    {
      id: 'shape-fill',
      type: 'fill',
      ...source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': ['match', look, 'ended', p.ended, kindColor(p)],
        'fill-opacity': ['match', look, 'planned', 0.04, 'ended', 0.25, 0.16],
      },
    },
    {
      id: 'shape-line',
      type: 'line',
      ...source,
      filter: ['!=', look, 'planned'],
      paint: { 'line-color': kindColor(p), 'line-width': width },
    },
    {
      id: 'shape-dashed',
      type: 'line',
      ...source,
      filter: ['==', look, 'planned'],
      paint: { 'line-color': kindColor(p), 'line-width': width, 'line-dasharray': [2, 1.5] },
    },
  ]
}

function markLayers(p: Palette, language: Language): LayerSpecification[] {
  const source = { source: 'places', 'source-layer': 'places', type: 'symbol' } as const
  return [
    {
      id: 'place-names',
      ...source,
      minzoom: 15,
      filter: ['!', isCluster],
      layout: {
        'text-field': title(language),
        'text-font': regular,
        'text-size': zoomed([15, 12], [18, 14]),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.25,
        'text-justify': 'auto',
        'text-max-width': 9,
        'text-padding': 1,
      },
      paint: { 'text-color': p.ink, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    },
    {
      id: 'place-marks',
      ...source,
      filter: ['!', isCluster],
      layout: {
        'icon-image': markImage(p, 'plain'),
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'icon-size': zoomed([11, 0.75], [14, 0.9], [16, 1.1]),
      },
    },
    {
      id: 'place-clusters',
      ...source,
      filter: isCluster,
      layout: {
        'icon-image': clusterImage(p),
        'icon-allow-overlap': true,
        'text-field': ['number-format', ['get', 'point_count'], { locale: language }],
        'text-font': bold,
        'text-size': ['step', ['get', 'point_count'], 12, 100, 13, 1000, 14],
        'text-allow-overlap': true,
        'symbol-sort-key': ['-', ['get', 'point_count']],
      },
      paint: { 'text-color': p.ink },
    },
  ]
}

/** The parts a ring is divided into: fine enough to tell shares, coarse enough to share images. */
export const ringParts = 24

function clusterImage(p: Palette): Expression {
  const share = (kind: string): Expression => [
    'to-string',
    ['round', ['/', ['*', ringParts, ['coalesce', ['get', kind], 0]], ['get', 'point_count']]],
  ]
  const size: Expression = ['step', ['get', 'point_count'], 's', 25, 'm', 150, 'l', 1000, 'xl']
  const shares = ['space', 'riverside', 'intervention'].flatMap((kind) => ['/', share(kind)])
  return ['concat', `ring/${p.name}/`, size, ...shares] as Expression
}

function hoverLayers(p: Palette, language: Language): LayerSpecification[] {
  return [
    {
      id: 'hover-marks',
      type: 'symbol',
      source: 'hover',
      layout: { 'icon-image': markImage(p, 'hover'), 'icon-allow-overlap': true, ...loudName(language, 1.4) },
      paint: { 'text-color': p.ink, 'text-halo-color': p.halo, 'text-halo-width': 2 },
    },
  ]
}

/** The name beside a hovered or selected mark. distance: of the text from the mark's middle, in ems. */
function loudName(language: Language, distance: number): SymbolLayerSpecification['layout'] {
  return {
    'text-field': title(language),
    'text-font': bold,
    'text-size': 13,
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': distance,
    'text-justify': 'auto',
    'text-optional': true,
  }
}

/** The double rim of a selected line or area, under the names. */
function selectionLines(p: Palette): LayerSpecification[] {
  const shape = { source: 'selection', filter: ['!=', ['geometry-type'], 'Point'] as Expression } as const
  return [
    { id: 'selection-rim', type: 'line', ...shape, paint: { 'line-color': p.select, 'line-width': 7 } },
    { id: 'selection-gap', type: 'line', ...shape, paint: { 'line-color': p.surface, 'line-width': 4 } },
    { id: 'selection-line', type: 'line', ...shape, paint: { 'line-color': kindColor(p), 'line-width': 2 } },
  ]
}

function selectionMarks(p: Palette, language: Language): LayerSpecification[] {
  return [
    {
      id: 'selection-marks',
      type: 'symbol',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': markImage(p, 'selected'),
        'icon-allow-overlap': true,
        ...loudName(language, 1.7),
      },
      paint: { 'text-color': p.ink, 'text-halo-color': p.halo, 'text-halo-width': 2 },
    },
  ]
}
