// The one door to the map. Nothing outside this folder knows which library draws it.
import type { FeatureCollection } from 'geojson'
import {
  Map as MapLibre,
  type GeoJSONSource,
  type LayerSpecification,
  type MapMouseEvent,
  type SourceSpecification,
  type VectorTileSource,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Geometry, Kind, Life } from '../api/types'
import type { Theme } from '../state/theme.svelte'
import type { Camera, Language } from '../url'
import { around, boundsOf, contains, namePoints, type Bounds } from './geometry'
import { drawImage, ratio } from './icons'
import { modeStack, type Mode } from './mode'
import { palettes } from './palette'
import { lowestPlaceLayer } from './places'
import { marksOf } from './river'
import { buildLayers, buildStyle, placeTiles } from './style'
import './worker'

export type { Bounds } from './geometry'
export type { Mode, PlaceHit } from './mode'
type PaintName = Parameters<MapLibre['setPaintProperty']>[1]
type LayoutName = Parameters<MapLibre['setLayoutProperty']>[1]
export type Position = [number, number]

/** Enough of a place to draw it outside the tiles, as hovered or selected. point: longitude, latitude. */
export interface MapPlace {
  id: number
  kind: Kind
  life: Life
  title: string
  point: Position
  geometry?: Geometry
}

export interface MapInput {
  theme: Theme
  language: Language
  label: string
  query: string
  padding: Partial<Padding>
  camera: Camera | undefined
  bounds: Bounds
}

/** Pixels at each edge that panels cover; the map keeps them free when it goes somewhere. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

export class CityMap {
  /** The library's map, for the modules of this folder alone (drawing). */
  readonly raw: MapLibre
  /** What clicks and hovering do; the newest mode that is in use is asked first. */
  readonly modes = modeStack()
  #theme: Theme
  #language: Language
  #query: string
  #padding: Padding = { top: 0, right: 0, bottom: 0, left: 0 }

  constructor(container: HTMLElement, input: MapInput) {
    this.#theme = input.theme
    this.#language = input.language
    this.#query = input.query
    this.setPadding(input.padding)
    const { camera } = input
    this.raw = new MapLibre({
      container,
      style: buildStyle({ ...input, palette: palettes[input.theme], origin: location.origin }),
      ...(camera && { center: [camera.lon, camera.lat], zoom: camera.zoom }),
      locale: { 'Map.Title': input.label },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      minZoom: 8,
      maxZoom: 19,
      fadeDuration: still() ? 0 : 150,
    })
    if (!camera) this.raw.fitBounds(input.bounds, { padding: this.#room(16), animate: false })
    this.raw.touchZoomRotate.disableRotation()
    this.raw.keyboard.disableRotation()
    this.raw.setMissingStyleImageResolver((name) => this.#addImage(name))
    this.#listen()
  }

  /** Resolves when the style stands and layers may be added. */
  async ready(): Promise<this> {
    if (!this.raw.isStyleLoaded()) await this.raw.once('style.load')
    return this
  }

  remove(): void {
    this.raw.remove()
  }

  // ---- where the map stands

  get camera(): Camera {
    const { lng, lat } = this.raw.getCenter()
    return { zoom: this.raw.getZoom(), lat, lon: lng }
  }

  /** What can be seen between the panels. */
  get bounds(): Bounds {
    const { clientWidth: width, clientHeight: height } = this.raw.getContainer()
    const { top, right, bottom, left } = this.#padding
    const northWest = this.raw.unproject([left, top])
    const southEast = this.raw.unproject([
      Math.max(width - right, left + 1),
      Math.max(height - bottom, top + 1),
    ])
    return [northWest.lng, southEast.lat, southEast.lng, northWest.lat]
  }

  /**
   * Called whenever the map has come to rest. Gives back what ends it. It is called a little later, so that an effect
   * that moves the map does not come to depend on what the listener reads.
   */
  onMove(listener: () => void): () => void {
    const later = () => queueMicrotask(listener)
    this.raw.on('moveend', later)
    return () => this.raw.off('moveend', later)
  }

  setPadding(padding: Partial<Padding>): void {
    this.#padding = { ...this.#padding, ...padding }
  }

  /** Shows the whole of a box or geometry between the panels. */
  fit(what: Bounds | Geometry, maxZoom = 17): void {
    const box = Array.isArray(what) ? what : boundsOf(what as GeoJSON.Geometry)
    this.raw.fitBounds(box, { padding: this.#room(40), maxZoom, animate: !still(), duration: 500 })
  }

  /** Goes to a position only when it cannot be seen where the map stands. */
  reveal(at: Position, zoom = 16): void {
    if (contains(this.bounds, at)) return
    this.raw.easeTo({
      center: at,
      zoom: Math.max(this.raw.getZoom(), zoom),
      offset: [
        (this.#padding.left - this.#padding.right) / 2,
        (this.#padding.top - this.#padding.bottom) / 2,
      ],
      animate: !still(),
      duration: 500,
    })
  }

  /** Stands exactly there, as an address says. */
  jump(camera: Camera): void {
    this.raw.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom })
  }

  /** Puts a position in the middle of what can be seen between the panels. */
  centre(at: Position, zoom: number): void {
    this.raw.easeTo({ center: at, zoom, offset: this.#offset, animate: !still(), duration: 500 })
  }

  zoomBy(steps: number): void {
    this.raw.easeTo({ zoom: this.raw.getZoom() + steps, animate: !still(), duration: 200 })
  }

  /** Where a position is on the page's map element, in pixels. */
  project(at: Position): { x: number; y: number } {
    return this.raw.project(at)
  }

  unproject(x: number, y: number): Position {
    const { lng, lat } = this.raw.unproject([x, y])
    return [lng, lat]
  }

  focus(): void {
    this.raw.getCanvas().focus()
  }

  // ---- what it shows

  /** The filters of places as a query, the same that the list uses. */
  setFilter(query: string): void {
    if (query === this.#query) return
    this.#query = query
    this.refresh()
  }

  /** Asks for the places again, after something was written. */
  refresh(): void {
    const source = this.raw.getSource<VectorTileSource>('places')
    source?.setTiles(placeTiles(location.origin, this.#query))
  }

  select(places: MapPlace[]): void {
    this.#show('selection', { type: 'FeatureCollection', features: places.flatMap(drawn) })
  }

  highlight(place: MapPlace | null): void {
    const features = place ? drawn({ ...place, geometry: undefined }) : []
    this.#show('hover', { type: 'FeatureCollection', features })
  }

  setOutline(outline: Geometry): void {
    const veil = around(outline as GeoJSON.Geometry)
    this.#show('veil', { type: 'FeatureCollection', features: [veil] })
  }

  setNeighbourhoods(areas: FeatureCollection): void {
    const polygons = areas.features.filter((f) => f.geometry.type !== 'Point')
    this.#show('neighbourhoods', { type: 'FeatureCollection', features: polygons })
    this.#show('neighbourhood-names', namePoints(areas))
  }

  setRivers(rivers: FeatureCollection): void {
    this.#show('river', rivers)
    this.#show('river-marks', marksOf(rivers))
  }

  setTheme(theme: Theme): void {
    this.#theme = theme
    this.#restyle()
  }

  setLanguage(language: Language, label: string): void {
    this.#language = language
    this.raw.getCanvas().setAttribute('aria-label', label)
    this.#restyle()
  }

  /** Adds sources and layers of one's own, under the places or on top of all. Gives back what removes them. */
  addLayers(
    sources: Record<string, SourceSpecification>,
    layers: LayerSpecification[],
    where: 'below places' | 'on top' = 'on top',
  ): () => void {
    for (const [id, source] of Object.entries(sources)) this.raw.addSource(id, source)
    for (const layer of layers) this.raw.addLayer(layer, where === 'on top' ? undefined : lowestPlaceLayer)
    return () => {
      for (const layer of layers) if (this.raw.getLayer(layer.id)) this.raw.removeLayer(layer.id)
      for (const id of Object.keys(sources)) if (this.raw.getSource(id)) this.raw.removeSource(id)
    }
  }

  /** New data for a GeoJSON source that addLayers added. */
  setData(source: string, data: FeatureCollection): void {
    this.#show(source, data)
  }

  /** Puts a mode in use: it gets clicks and hovering until what is given back is called. */
  use(mode: Mode): () => void {
    return this.modes.use(mode)
  }

  // ---- inside

  #listen(): void {
    this.raw.on('click', (event: MapMouseEvent) => this.modes.click(this.raw, event))
    this.raw.on('mousemove', (event: MapMouseEvent) => this.modes.hover(this.raw, event))
    this.raw.on('mouseout', () => this.modes.leave(this.raw))
  }

  #show(source: string, data: FeatureCollection): void {
    this.raw.getSource<GeoJSONSource>(source)?.setData(data)
  }

  #addImage(name: string): void {
    const image = drawImage(name)
    if (image && !this.raw.hasImage(name)) this.raw.addImage(name, image, { pixelRatio: ratio })
  }

  get #offset(): [number, number] {
    const { top, right, bottom, left } = this.#padding
    return [(left - right) / 2, (top - bottom) / 2]
  }

  #room(extra: number): Padding {
    const { top, right, bottom, left } = this.#padding
    return { top: top + extra, right: right + extra, bottom: bottom + extra, left: left + extra }
  }

  // Layer by layer, since a new style would take the layers of others (drawing) away.
  #restyle(): void {
    for (const layer of buildLayers(palettes[this.#theme], this.#language)) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.raw.setPaintProperty(layer.id, name as PaintName, value)
      }
      for (const [name, value] of Object.entries(layer.layout ?? {})) {
        this.raw.setLayoutProperty(layer.id, name as LayoutName, value)
      }
    }
  }
}

/** Whether the person asked for less motion. */
function still(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** The features of one hovered or selected place: its mark, and its line or area. */
function drawn(place: MapPlace): GeoJSON.Feature[] {
  const { point, geometry, ...properties } = place
  const mark: GeoJSON.Feature = {
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: point },
  }
  if (!geometry || geometry.type === 'Point' || geometry.type === 'MultiPoint') return [mark]
  return [{ type: 'Feature', properties, geometry: geometry as GeoJSON.Geometry }, mark]
}
