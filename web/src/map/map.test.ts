import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { Feature, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { around, boundsOf, boxOf, contains, namePoints } from './geometry'
import { palettes } from './palette'
import { arcsOf } from './ring'
import { distance, kilometreMarks } from './river'
import { buildLayers, buildStyle } from './style'

const style = (query = '') =>
  buildStyle({ palette: palettes.light, language: 'ro', origin: 'http://127.0.0.1:1', query })

describe('the style', () => {
  test.each(['light', 'dark'] as const)('is valid in the %s theme', (theme) => {
    const built = buildStyle({
      palette: palettes[theme],
      language: 'en',
      origin: 'http://127.0.0.1:1',
      query: '',
    })
    const faults = validateStyleMin({ ...built, 'font-faces': undefined })
    expect(faults.map((f) => f.message)).toEqual([])
  })

  test('asks nobody but this server', () => {
    const addresses = JSON.stringify(style()).match(/https?:\/\/[^"{]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(4)
    for (const address of addresses) expect(address).toMatch(/^http:\/\/127\.0\.0\.1:1\//)
  })

  test('carries the filters to the tiles of places, not to those of the ground', () => {
    const { sources } = style('kind=space')
    expect(sources.places).toMatchObject({ tiles: [expect.stringMatching(/\{x\}\?kind=space$/)] })
    expect(sources.base).toMatchObject({ tiles: [expect.stringMatching(/\{x\}$/)] })
  })

  test('has the same layers in every theme and language, so that it can be changed layer by layer', () => {
    const ids = (theme: 'light' | 'dark', language: 'ro' | 'en') =>
      buildLayers(palettes[theme], language).map((l) => [
        l.id,
        Object.keys(l.paint ?? {}),
        Object.keys(l.layout ?? {}),
      ])
    expect(ids('dark', 'en')).toEqual(ids('light', 'ro'))
  })
})

describe('the ring of a cluster', () => {
  test('is whole when there is one kind', () => {
    expect(arcsOf([24, 0, 0])).toEqual([{ kind: 'space', from: -Math.PI / 2, to: 1.5 * Math.PI }])
  })

  test('is divided by share, also where rounding left a part too many or too few', () => {
    const arcs = arcsOf([12, 7, 6])
    expect(arcs.map((a) => a.kind)).toEqual(['space', 'riverside', 'intervention'])
    expect(arcs[0]!.to - arcs[0]!.from).toBeCloseTo((12 / 25) * 2 * Math.PI)
    expect(arcs[2]!.to).toBeCloseTo(1.5 * Math.PI)
  })
})

describe('the river', () => {
  const line = [
    [21.2, 45.75],
    [21.23, 45.75],
    [21.23, 45.77],
  ]

  test('is measured on the ellipsoid', () => {
    // One degree of latitude at 45° is 111,132 m, of longitude at 45.75° 77,814 m (WGS84 series).
    expect(distance([21, 44.5], [21, 45.5])).toBeCloseTo(111_132, -1)
    expect(distance([21, 45.75], [21.01, 45.75])).toBeCloseTo(778.14, 0)
  })

  test('has a mark at every whole kilometre from its origin, also upstream of it', () => {
    const { features } = kilometreMarks(line, 1500)
    expect(features.map((f) => f.properties!.km)).toEqual([-1, 0, 1, 2, 3])
    const [lon, lat] = features[1]!.geometry.coordinates
    expect(lat).toBe(45.75)
    expect(distance([21.2, 45.75], [lon!, lat!])).toBeCloseTo(1500, 3)
  })
})

describe('geometry', () => {
  const square: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  }

  test('has its box, alone and together with others', () => {
    expect(boundsOf(square)).toEqual([0, 0, 2, 1])
    expect(boxOf([square, { type: 'Point', coordinates: [5, -1] }])).toEqual([0, -1, 5, 1])
    expect(boxOf([])).toBeUndefined()
    expect(contains([0, 0, 2, 1], [1, 1])).toBe(true)
    expect(contains([0, 0, 2, 1], [1, 1.1])).toBe(false)
  })

  test('the veil has the city as its hole', () => {
    const veil = around({ type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] })
    expect(veil.geometry.coordinates).toHaveLength(3)
    expect(veil.geometry.coordinates[1]).toEqual(square.coordinates[0])
  })

  test('an area is named where the data says, else in the middle of its box', () => {
    const named: Feature = {
      type: 'Feature',
      geometry: square,
      properties: { title: 'A', lon: 0.5, lat: 0.5 },
    }
    const bare: Feature = { type: 'Feature', geometry: square, properties: { title: 'B' } }
    const points = namePoints({ type: 'FeatureCollection', features: [named, bare] })
    expect(points.features.map((f) => f.geometry.coordinates)).toEqual([
      [0.5, 0.5],
      [1, 0.5],
    ])
  })
})
