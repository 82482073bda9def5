// The drawing library's part: it tells clicks from drags, by mouse and by touch, and paints. What an edit is, and what
// the sketch becomes by it, is decided elsewhere; this mode holds no geometry of its own.
import { TerraDrawExtend, type GeoJSONStoreFeatures, type TerraDrawMouseEvent } from 'terra-draw'
import type { Palette } from './palette'
import type { Painted, Role } from './drawscene'

type Styling = ReturnType<TerraDrawExtend.TerraDrawBaseDrawMode<never>['styleFeature']>
type Colour = Styling['pointColor']

/** Pixels from the corner of the map. */
export interface Pixel {
  x: number
  y: number
}

export interface SketchEvents {
  click(at: Pixel): void
  move(at: Pixel): void
  /** Whether this drag is one of a handle; else the map is dragged. */
  dragStart(): boolean
  drag(at: Pixel): void
  dragEnd(at: Pixel): void
}

export class SketchMode extends TerraDrawExtend.TerraDrawBaseDrawMode<TerraDrawExtend.CustomStyling> {
  mode = 'sketch'
  palette: Palette
  #events: SketchEvents
  #dragging = false

  constructor(events: SketchEvents, palette: Palette) {
    super({})
    this.#events = events
    this.palette = palette
  }

  start(): void {
    this.setStarted()
    this.setCursor('crosshair')
  }
  stop(): void {
    this.cleanUp()
    this.setStopped()
    this.setCursor('unset')
  }
  cleanUp(): void {
    this.store.delete(this.store.copyAll().map((f) => f.id!))
  }

  show(features: Painted[]): void {
    this.cleanUp()
    this.store.create(features)
  }

  override onClick(event: TerraDrawMouseEvent): void {
    if (event.button !== 'right' && !event.isContextMenu) this.#events.click(pixel(event))
  }
  override onMouseMove(event: TerraDrawMouseEvent): void {
    this.#events.move(pixel(event))
  }
  override onDragStart(_event: TerraDrawMouseEvent, setMapDraggability: (on: boolean) => void): void {
    this.#dragging = this.#events.dragStart()
    if (this.#dragging) setMapDraggability(false)
  }
  override onDrag(event: TerraDrawMouseEvent): void {
    if (this.#dragging) this.#events.drag(pixel(event))
  }
  override onDragEnd(event: TerraDrawMouseEvent, setMapDraggability: (on: boolean) => void): void {
    if (this.#dragging) this.#events.dragEnd(pixel(event))
    this.#dragging = false
    setMapDraggability(true)
  }

  styleFeature(feature: GeoJSONStoreFeatures): Styling {
    return styleOf(feature.properties.role as Role, this.palette)
  }
}

function pixel(event: TerraDrawMouseEvent): Pixel {
  return { x: event.containerX, y: event.containerY }
}

/** As --danger in style/tokens.css. */
const danger: Record<Palette['name'], Colour> = { light: '#b3261e', dark: '#f2918b' }

/** How each role looks. What is drawn is a wish, so its rim is dashed as on the map afterwards. */
function styleOf(role: Role, p: Palette): Styling {
  const base = TerraDrawExtend.getDefaultStyling()
  const ink = p.select as Colour
  const surface = p.surface as Colour
  const area = { ...base, polygonFillColor: ink, polygonFillOpacity: 0.12, polygonOutlineWidth: 0, zIndex: 1 }
  const line = { ...base, lineStringColor: ink, lineStringWidth: 2.5, zIndex: 2 }
  const disc = (width: number, fill: Colour, rim: Colour, outline: number, zIndex: number): Styling => ({
    ...base,
    pointColor: fill,
    pointWidth: width,
    pointOutlineColor: rim,
    pointOutlineWidth: outline,
    zIndex,
  })
  const looks: Record<Role, Styling> = {
    area,
    line: { ...line, lineStringDash: [9, 4] },
    lead: { ...line, lineStringWidth: 1.5, lineStringDash: [2, 4] },
    midpoint: disc(4, surface, ink, 1.5, 3),
    vertex: disc(6, surface, ink, 2.5, 4),
    next: disc(5, ink, surface, 1.5, 5),
    chosen: disc(8, ink, surface, 3, 6),
    snap: disc(9, p.riverEdge as Colour, surface, 3, 7),
    fault: disc(9, surface, danger[p.name], 5, 8),
  }
  return looks[role]
}
