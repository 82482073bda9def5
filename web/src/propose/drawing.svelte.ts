// The hand on the drawing: turns clicks, drags, keys and buttons into edits of the sketch, and says what was done.
import { snap, type Outline, type Snap } from '../map/drawsnap'
import type { DrawEvents, DrawSurface, Handle, Scene, Touch } from '../map/draw'
import { t } from '../i18n/t'
import * as history from './history'
import * as edit from './sketch'
import type { Position, Shape, Sketch } from './sketch'

/** How near, in pixels, a corner or edge draws the pointer to it. */
const reach = 12

export class Drawing {
  #steps = $state.raw(history.begin<Sketch>(edit.emptySketch('Polygon')))
  /** What it looks like in the middle of a drag, before that is an edit. */
  #dragged = $state.raw<{ sketch: Sketch; index: number } | null>(null)
  #changed: (sketch: Sketch) => void
  #outlines: () => readonly Outline[]
  surface = $state.raw<DrawSurface | null>(null)
  /** Index of the chosen vertex, or -1. */
  chosen = $state(-1)
  /** The next place that is shown is where the chosen vertex goes. */
  relocating = $state(false)
  snapping = $state(true)
  /** The mouse is away from the map: what counts is the crosshair. */
  crosshair = $state(true)
  /** Keys are used on the map: then the crosshair also takes up handles. */
  byKey = $state(false)
  pointer = $state.raw<{ at: Position; snapped: boolean } | null>(null)
  /** The last thing that happened, to be read out. */
  said = $state('')

  constructor(sketch: Sketch, changed: (sketch: Sketch) => void, outlines: () => readonly Outline[]) {
    this.#steps = history.begin(sketch)
    this.#changed = changed
    this.#outlines = outlines
  }

  get sketch(): Sketch {
    return this.#dragged?.sketch ?? this.#steps.now
  }
  /** The next click, key or button places a vertex. */
  get aiming(): boolean {
    return this.relocating || !this.sketch.done || this.sketch.shape === 'Point'
  }
  get crosshairShown(): boolean {
    return this.crosshair && (this.aiming || this.byKey)
  }
  get canUndo(): boolean {
    return this.#steps.past.length > 0
  }
  get canRedo(): boolean {
    return this.#steps.future.length > 0
  }

  scene(faults: readonly Position[]): Scene {
    const { sketch } = this
    const { shape, vertices, done } = sketch
    const aiming = this.relocating || !done
    const pointer = aiming || this.pointer?.snapped ? this.pointer : null
    return {
      shape,
      vertices,
      done,
      midpoints: done ? edit.midpoints(sketch).map((m) => m.at) : [],
      chosen: this.#dragged?.index ?? this.chosen,
      pointer: aiming ? (pointer?.at ?? null) : null,
      snapped: pointer?.snapped ?? false,
      faults,
    }
  }

  /** Begins anew with a sketch that has no past. */
  begin(sketch: Sketch): void {
    this.release()
    this.#steps = history.begin(sketch)
  }

  // ---- edits

  setShape(shape: Shape): void {
    this.#commit(edit.reshape(this.sketch, shape), t('propose.said.shape'))
  }
  /** Places a vertex there: the next one, or where the chosen one is to go. */
  place(at: Position): void {
    if (this.relocating) return this.moveTo(this.chosen, this.#snapped(at).at)
    const next = edit.addVertex(this.sketch, this.#snapped(at).at)
    if (next === this.sketch) return
    const key = next.shape === 'Point' ? 'propose.said.placed' : 'propose.said.added'
    this.#commit(next, t(key, { n: next.vertices.length }))
  }
  /** As place, under the crosshair. What is finished has nothing to place: there a handle is taken up instead. */
  placeHere(): void {
    if (!this.surface) return
    if (this.aiming) this.place(this.surface.centre)
    else this.#takeUp(this.surface.handleHere)
  }
  /** Places a vertex exactly there, as typed. */
  placeExactly(at: Position): void {
    const next = edit.addVertex(edit.reopen(this.sketch), at)
    this.#commit(next, t('propose.said.added', { n: next.vertices.length }))
  }
  moveTo(index: number, at: Position): void {
    this.relocating = false
    this.#commit(edit.moveVertex(this.sketch, index, at), t('propose.said.moved', { n: index + 1 }))
  }
  remove(index: number): void {
    this.release()
    this.#commit(edit.removeVertex(this.sketch, index), t('propose.said.removed', { n: index + 1 }))
  }
  finish(): void {
    const next = edit.finish(this.sketch)
    if (!next.done) this.said = t('propose.said.tooFew', { n: edit.least[next.shape] })
    else if (!this.sketch.done) this.#commit(next, t('propose.said.finished'))
  }
  goOn(): void {
    this.#commit(edit.reopen(this.sketch), t('propose.said.reopened'))
  }
  clear(): void {
    this.release()
    this.#commit(edit.emptySketch(this.sketch.shape), t('propose.said.cleared'))
  }
  undo(): void {
    if (this.canUndo) this.#step(history.undo(this.#steps), t('propose.said.undone'))
  }
  redo(): void {
    if (this.canRedo) this.#step(history.redo(this.#steps), t('propose.said.redone'))
  }

  // ---- one vertex

  choose(index: number): void {
    if (!this.sketch.vertices[index]) return
    this.chosen = index
    this.relocating = false
    this.said = t('propose.said.chosen', { n: index + 1 })
  }
  /** Chooses a vertex and brings it under the crosshair, from where it can be moved. */
  show(index: number): void {
    this.choose(index)
    const at = this.sketch.vertices[index]
    if (at) this.surface?.centreOn(at)
  }
  release(): void {
    this.chosen = -1
    this.relocating = false
  }
  relocate(): void {
    this.relocating = true
    this.said = t('propose.said.relocate', { n: this.chosen + 1 })
  }

  // ---- what the map reports

  readonly events: DrawEvents = {
    click: (touch) => this.#click(touch),
    point: (at) => this.#point(at),
    moved: () => this.aim(),
    dragStart: (handle) => this.#dragStart(handle),
    drag: (at) => this.#drag(at),
    dragEnd: (at) => this.#dragEnd(at),
    key: (event) => this.#key(event),
  }

  /** Looks again at what is under the crosshair. */
  aim(): void {
    if (this.crosshair && this.surface) this.pointer = this.#snapped(this.surface.centre)
  }

  #click({ at, handle, finger }: Touch): void {
    if (handle && !this.relocating && this.#clickHandle(handle, finger)) return
    if (finger) return this.surface?.centreOn(at)
    if (this.aiming) return this.place(at)
    this.release()
  }

  /** Closing a ring at its first vertex, ending a line at its last; else the handle is for editing. */
  #clickHandle({ kind, index }: Handle, finger: boolean): boolean {
    const { shape, vertices, done } = this.sketch
    if (shape === 'Point') return false
    const closes = shape === 'Polygon' && index === 0 && vertices.length > 1
    if (kind === 'midpoint') this.#insert(index)
    else if (!done && (closes || (index === vertices.length - 1 && vertices.length > 1))) this.finish()
    else if (finger) this.show(index)
    else this.choose(index)
    return true
  }

  #takeUp(handle: Handle | null): void {
    if (!handle) return
    if (handle.kind === 'midpoint') this.#insert(handle.index)
    else this.choose(handle.index)
    this.relocate()
  }

  #insert(midpoint: number): void {
    const { index, at } = edit.midpoints(this.sketch)[midpoint]!
    this.#commit(edit.insertVertex(this.sketch, index, at), t('propose.said.inserted', { n: index + 1 }))
    this.choose(index)
  }

  #point(at: Position | null): void {
    this.crosshair = at === null
    this.byKey = false
    if (at) this.pointer = this.#snapped(at)
    else this.aim()
  }

  #dragStart(handle: Handle): void {
    if (handle.kind === 'vertex') {
      this.#dragged = { sketch: this.sketch, index: handle.index }
      return
    }
    const { index, at } = edit.midpoints(this.sketch)[handle.index]!
    this.#dragged = { sketch: edit.insertVertex(this.sketch, index, at), index }
  }
  #drag(at: Position): void {
    if (!this.#dragged) return
    const { sketch, index } = this.#dragged
    this.pointer = this.#snapped(at)
    this.#dragged = { sketch: edit.moveVertex(sketch, index, this.pointer.at), index }
  }
  #dragEnd(at: Position): void {
    this.#drag(at)
    const dragged = this.#dragged
    this.#dragged = null
    if (!dragged) return
    this.release()
    this.#commit(dragged.sketch, t('propose.said.moved', { n: dragged.index + 1 }))
  }

  #key(event: KeyboardEvent): boolean {
    this.crosshair = this.byKey = true
    this.aim()
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const acts: Record<string, () => void> = {
      ' ': () => this.placeHere(),
      Enter: () => this.finish(),
      Escape: () => this.#cancel(),
      Backspace: () => this.undo(),
      Delete: () => this.#deleteChosen(),
    }
    const act = acts[event.key]
    act?.()
    return act !== undefined
  }

  #cancel(): void {
    if (this.relocating) this.relocating = false
    else if (this.chosen >= 0) this.release()
    else if (!this.sketch.done && this.sketch.vertices.length > 0) this.clear()
  }
  #deleteChosen(): void {
    if (this.chosen >= 0) this.remove(this.chosen)
  }

  #snapped(at: Position): { at: Position; snapped: boolean } {
    const found: Snap | null = this.snapping
      ? snap(at, this.#outlines(), this.surface?.metres(reach) ?? 0)
      : null
    return { at: edit.rounded(found?.at ?? at), snapped: found !== null }
  }
  #commit(sketch: Sketch, said: string): void {
    this.#step(history.push(this.#steps, sketch), said)
  }
  #step(steps: history.History<Sketch>, said: string): void {
    this.#steps = steps
    if (this.chosen >= steps.now.vertices.length) this.release()
    this.said = said
    this.#changed(steps.now)
  }
}
