// Drawing round places on the map: corner by corner (by pointer, by keys, by a button), or in one stroke.
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl'
import type { Theme } from '../state/theme.svelte'
import './draw.css'
import type { CityMap, Position as At } from './map'
import { palettes } from './palette'
import { selectionLayers, selectionSource } from './selectionlayers'
import { loopsOf, thinned } from './selectionring'

export type Way = 'corners' | 'stroke'

export interface AreaEvents {
  /** How many corners there are now. */
  change(corners: number): void
  /** The area is closed: polygons that do not cross themselves, perhaps none. */
  done(loops: Polygon[]): void
  /** Escape was pressed. */
  leave(): void
}

interface Pixel {
  x: number
  y: number
}

export class SelectionArea {
  #map: CityMap
  #way: Way
  #events: AreaEvents
  #corners: Position[] = []
  #stroke: Pixel[] = []
  #pointer: Position | null = null
  #cross = document.createElement('div')
  #ends: (() => void)[] = []

  constructor(map: CityMap, way: Way, theme: Theme, events: AreaEvents) {
    this.#map = map
    this.#way = way
    this.#events = events
    // The marks of places must not answer while somebody draws over them.
    const quiet = {
      cursor: 'crosshair',
      place: () => {},
      cluster: () => {},
      ground: () => {},
      hover: () => {},
    }
    this.#ends.push(map.use(quiet))
    this.#ends.push(map.addLayers({ [selectionSource]: empty }, selectionLayers(palettes[theme])))
    map.raw.getCanvas().style.cursor = 'crosshair'
    map.raw.doubleClickZoom.disable()
    this.#ends.push(() => map.raw.doubleClickZoom.enable())
    this.#listenKeys()
    if (way === 'corners') this.#listenCorners()
    else this.#listenStroke()
  }

  /** Adds a corner at a position, or in the middle of what can be seen of the map. */
  addCorner(at: Position = this.#middle()): void {
    this.#corners = [...this.#corners, at]
    this.#changed()
  }

  takeBack(): void {
    this.#corners = this.#corners.slice(0, -1)
    this.#changed()
  }

  finish(): void {
    this.#events.done(loopsOf(this.#corners))
  }

  remove(): void {
    for (const end of this.#ends) end()
    this.#cross.remove()
    this.#map.raw.getCanvas().style.cursor = ''
  }

  #changed(): void {
    this.#paint()
    this.#events.change(this.#corners.length)
  }

  #listenCorners(): void {
    const { raw } = this.#map
    const click = (event: MapMouseEvent) => {
      if (this.#isFirst(event.point)) this.finish()
      else this.addCorner(event.lngLat.toArray())
    }
    const move = (event: MapMouseEvent) => {
      this.#pointer = event.lngLat.toArray()
      this.#paint()
    }
    const out = () => {
      this.#pointer = null
      this.#paint()
    }
    const twice = () => {
      // The two clicks of a double click have set a corner each, at the same spot.
      this.#corners = this.#corners.slice(0, -1)
      this.finish()
    }
    raw.on('click', click)
    raw.on('dblclick', twice)
    raw.on('mousemove', move)
    raw.on('mouseout', out)
    this.#showCross()
    this.#ends.push(() => {
      raw.off('click', click)
      raw.off('dblclick', twice)
      raw.off('mousemove', move)
      raw.off('mouseout', out)
    })
  }

  /** Whether a click is on the first corner, which closes the area. */
  #isFirst({ x, y }: Pixel): boolean {
    if (this.#corners.length < 3) return false
    const first = this.#map.project(this.#corners[0] as At)
    return Math.hypot(first.x - x, first.y - y) < 14
  }

  #listenStroke(): void {
    const { raw } = this.#map
    const canvas = raw.getCanvas()
    const down = (event: PointerEvent) => {
      if (!event.isPrimary || event.button !== 0) return
      canvas.setPointerCapture(event.pointerId)
      this.#stroke = [pixelOf(event, canvas)]
    }
    const move = (event: PointerEvent) => {
      if (this.#stroke.length > 0 && event.isPrimary) this.#draw(pixelOf(event, canvas))
    }
    const up = () => {
      const drawn = this.#stroke.length
      this.#stroke = []
      if (drawn > 2) this.finish()
    }
    const cancel = () => {
      this.#stroke = []
      this.#corners = []
      this.#paint()
    }
    canvas.addEventListener('pointerdown', down)
    canvas.addEventListener('pointermove', move)
    canvas.addEventListener('pointerup', up)
    canvas.addEventListener('pointercancel', cancel)
    raw.dragPan.disable()
    raw.boxZoom.disable()
    canvas.style.touchAction = 'none' // else a finger scrolls, and the browser takes the stroke away
    this.#ends.push(() => {
      canvas.removeEventListener('pointerdown', down)
      canvas.removeEventListener('pointermove', move)
      canvas.removeEventListener('pointerup', up)
      canvas.removeEventListener('pointercancel', cancel)
      raw.dragPan.enable()
      raw.boxZoom.enable()
      canvas.style.touchAction = ''
    })
  }

  #draw(at: Pixel): void {
    this.#stroke = thinned([...this.#stroke, at], 4)
    this.#corners = this.#stroke.map(({ x, y }) => this.#map.unproject(x, y))
    this.#paint()
  }

  #listenKeys(): void {
    const canvas = this.#map.raw.getCanvas()
    const act: Record<string, () => void> = {
      ' ': () => this.#way === 'corners' && this.addCorner(),
      Enter: () => this.finish(),
      Backspace: () => this.takeBack(),
      Escape: () => this.#events.leave(),
    }
    const press = (event: KeyboardEvent) => {
      const what = act[event.key]
      if (!what || event.target !== canvas) return
      event.preventDefault()
      what()
    }
    canvas.addEventListener('keydown', press)
    this.#ends.push(() => canvas.removeEventListener('keydown', press))
  }

  #showCross(): void {
    const { raw } = this.#map
    const place = () => {
      const { x, y } = this.#centre()
      this.#cross.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    }
    this.#cross.className = 'crosshair'
    raw.getContainer().append(this.#cross)
    place()
    raw.on('move', place)
    raw.on('resize', place)
    this.#ends.push(() => {
      raw.off('move', place)
      raw.off('resize', place)
    })
  }

  #middle(): Position {
    const { x, y } = this.#centre()
    return this.#map.unproject(x, y)
  }

  /** The middle between the panels, in pixels. */
  #centre(): Pixel {
    const [west, south, east, north] = this.#map.bounds
    const from = this.#map.project([west, north])
    const to = this.#map.project([east, south])
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  }

  #paint(): void {
    const lead = this.#way === 'corners' && this.#pointer && this.#corners.length > 0 ? [this.#pointer] : []
    const data = painted(this.#corners, lead, this.#way)
    this.#map.raw.getSource<GeoJSONSource>(selectionSource)?.setData(data)
  }
}

const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }

function pixelOf(event: PointerEvent, canvas: HTMLElement): Pixel {
  const { left, top } = canvas.getBoundingClientRect()
  return { x: event.clientX - left, y: event.clientY - top }
}

/** The area as it would be if it were closed now, its rim, and its corners. */
function painted(corners: Position[], lead: Position[], way: Way): FeatureCollection {
  const ring = [...corners, ...lead]
  const features: Feature[] = []
  const add = (geometry: Feature['geometry']) => features.push({ type: 'Feature', properties: {}, geometry })
  if (ring.length > 2) add({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] })
  if (ring.length > 1) add({ type: 'LineString', coordinates: ring })
  if (way === 'corners') for (const corner of corners) add({ type: 'Point', coordinates: corner })
  return { type: 'FeatureCollection', features }
}
