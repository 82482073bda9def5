// The door to drawing: paints a scene over the map and reports what mouse, touch and keys do to it. Loaded only when
// somebody draws, since the library behind it is of no use to anybody else.
import { TerraDraw } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Theme } from '../state/theme.svelte'
import './draw.css'
import { SketchMode, type Pixel } from './drawmode'
import { paint, type Scene } from './drawscene'
import type { CityMap, Position } from './map'
import { palettes } from './palette'

export type { Scene } from './drawscene'

/** Where something happened on the map, and with what. */
export interface Touch {
  at: Position
  /** A handle under the pointer, or null. */
  handle: Handle | null
  /** By finger, which covers what it points at. */
  finger: boolean
}
export interface Handle {
  kind: 'vertex' | 'midpoint'
  index: number
}

export interface DrawEvents {
  click(touch: Touch): void
  /** The pointer rests or moves over the map; null when it has left, or a finger is used instead. */
  point(at: Position | null): void
  /** The map stands elsewhere, and with it what is under the crosshair. */
  moved(): void
  /** A key was pressed on the map. Whether it meant something; else the map gets it. */
  key(event: KeyboardEvent): boolean
  dragStart(handle: Handle): void
  drag(at: Position): void
  dragEnd(at: Position): void
}

/** How near, in pixels, a pointer must come to a handle: a finger is thicker. */
const grip = { mouse: 11, finger: 24 }

export class DrawSurface {
  #map: CityMap
  #mode: SketchMode
  #draw: TerraDraw
  #events: DrawEvents
  #scene: Scene = nothing
  #finger = false
  #held: Handle | null = null
  #crosshair = document.createElement('div')
  #ends: (() => void)[] = []

  constructor(map: CityMap, events: DrawEvents, theme: Theme) {
    this.#map = map
    this.#events = events
    this.#mode = new SketchMode(this.#sketchEvents(), palettes[theme])
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map: map.raw, coordinatePrecision: 9 }),
      modes: [this.#mode],
      tracked: false,
    })
    this.#draw.start()
    this.#draw.setMode('sketch')
    this.#listen()
  }

  show(scene: Scene): void {
    this.#scene = scene
    this.#mode.show(paint(scene))
  }

  setTheme(theme: Theme): void {
    this.#mode.palette = palettes[theme]
    this.show(this.#scene)
  }

  /** Tells who reaches the map by keyboard, through the element of that id, which keys draw. */
  describe(id: string): void {
    this.#map.raw.getCanvas().setAttribute('aria-describedby', id)
  }

  /** What lies under the crosshair: the middle of what can be seen of the map. */
  get centre(): Position {
    const { x, y } = this.#middle()
    return this.#map.unproject(x, y)
  }

  /** The handle nearest to the crosshair, or null. Wide, since what was placed there may have been snapped aside. */
  get handleHere(): Handle | null {
    return this.#handleAt(this.#middle(), grip.finger)
  }

  /** The metres that so many pixels are, where the map stands. */
  metres(pixels: number): number {
    const { lat, zoom } = this.#map.camera
    return (pixels * 40_075_016 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom)
  }

  /** Brings a position under the crosshair. A moment later: the end of the touch that asked for it stops any move. */
  centreOn(at: Position): void {
    setTimeout(() => {
      const here = this.#middle()
      const there = this.#map.project(at)
      this.#map.raw.panBy([there.x - here.x, there.y - here.y], { duration: 200 })
    })
  }

  /** Shows or hides the crosshair, and puts it where the middle now is. */
  setCrosshair(shown: boolean): void {
    const { x, y } = this.#middle()
    this.#crosshair.hidden = !shown
    this.#crosshair.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`
  }

  remove(): void {
    for (const end of this.#ends) end()
    if (this.#draw.enabled) this.#draw.stop()
    this.#crosshair.remove()
    this.#map.raw.getCanvas().removeAttribute('aria-describedby')
  }

  #middle(): Pixel {
    const [west, south, east, north] = this.#map.bounds
    const from = this.#map.project([west, north])
    const to = this.#map.project([east, south])
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  }

  #sketchEvents() {
    return {
      click: (p: Pixel) => {
        const touch = { at: this.#at(p), handle: this.#handleAt(p), finger: this.#finger }
        this.#events.click(touch)
      },
      move: (p: Pixel) => {
        if (!this.#finger) this.#events.point(this.#at(p))
      },
      dragStart: () => {
        if (this.#held) this.#events.dragStart(this.#held)
        return this.#held !== null
      },
      drag: (p: Pixel) => this.#events.drag(this.#at(p)),
      dragEnd: (p: Pixel) => this.#events.dragEnd(this.#at(p)),
    }
  }

  #at({ x, y }: Pixel): Position {
    return this.#map.unproject(x, y)
  }

  /** The nearest handle under the pointer; a vertex goes before a midpoint. */
  #handleAt(p: Pixel, reach = this.#finger ? grip.finger : grip.mouse): Handle | null {
    const { vertices, midpoints, done } = this.#scene
    const vertex = this.#nearest(vertices, p, reach)
    if (vertex >= 0) return { kind: 'vertex', index: vertex }
    const midpoint = done ? this.#nearest(midpoints, p, reach) : -1
    return midpoint >= 0 ? { kind: 'midpoint', index: midpoint } : null
  }

  #nearest(positions: Scene['vertices'], p: Pixel, reach: number): number {
    const away = positions.map((at) => {
      const { x, y } = this.#map.project(at as Position)
      return Math.hypot(x - p.x, y - p.y)
    })
    const least = Math.min(reach, ...away)
    return away.findIndex((d) => d <= least)
  }

  #listen(): void {
    const canvas = this.#map.raw.getCanvas()
    const down = (event: PointerEvent) => {
      this.#finger = event.pointerType === 'touch'
      if (this.#finger) this.#events.point(null)
      const { left, top } = canvas.getBoundingClientRect()
      this.#held = this.#handleAt({ x: event.clientX - left, y: event.clientY - top })
    }
    const out = () => this.#events.point(null)
    const moved = () => this.#events.moved()
    const key = (event: KeyboardEvent) => {
      if (this.#events.key(event)) event.preventDefault()
    }
    // The map's own place names and marks must not answer while somebody draws over them.
    const quiet = {
      cursor: 'crosshair',
      place: () => {},
      cluster: () => {},
      ground: () => {},
      hover: () => {},
    }
    canvas.addEventListener('pointerdown', down, { capture: true })
    canvas.addEventListener('pointerleave', out)
    canvas.addEventListener('keydown', key)
    this.#map.raw.on('move', moved)
    this.#map.raw.doubleClickZoom.disable()
    this.#crosshair.className = 'crosshair'
    this.#map.raw.getContainer().append(this.#crosshair)
    this.#ends = [
      this.#map.use(quiet),
      () => canvas.removeEventListener('pointerdown', down, { capture: true }),
      () => canvas.removeEventListener('pointerleave', out),
      () => canvas.removeEventListener('keydown', key),
      () => this.#map.raw.off('move', moved),
      () => this.#map.raw.doubleClickZoom.enable(),
    ]
  }
}

const nothing: Scene = {
  shape: 'Point',
  vertices: [],
  done: false,
  midpoints: [],
  chosen: -1,
  pointer: null,
  snapped: false,
  faults: [],
}
