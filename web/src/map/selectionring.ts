// What somebody draws round places, as polygons a server takes. A hand-drawn ring crosses itself more often than not;
// RFC 7946 §3.1.6 and OGC 06-103r4 §6.1.11.1 allow no such polygon, so it is cut into loops that do not.
import type { Polygon, Position } from 'geojson'

/** A loop smaller than this share of the largest is a slip of the hand. */
const slip = 0.001

/** The loops of a ring given by its corners, as closed counterclockwise polygons. None when it has no area. */
export function loopsOf(corners: readonly Position[]): Polygon[] {
  const loops = cut(withoutRepeats(corners)).filter((loop) => loop.length > 2)
  const areas = loops.map((loop) => Math.abs(turn(loop)))
  const largest = Math.max(0, ...areas)
  return loops.filter((_, i) => areas[i]! > largest * slip).map(polygon)
}

/** Every so many pixels of a stroke is enough: positions nearer than that to the last kept one are left out. */
export function thinned<T extends { x: number; y: number }>(stroke: readonly T[], pixels: number): T[] {
  const kept: T[] = []
  for (const point of stroke) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= pixels) kept.push(point)
  }
  return kept
}

// Walks along the ring. Where it meets its own trail, what lies between is a loop of its own.
function cut(ring: Position[]): Position[][] {
  const loops: Position[][] = []
  if (ring.length < 3) return loops
  let trail: Position[] = [ring[0]!]
  for (const next of [...ring.slice(1), ring[0]!]) {
    for (let met = meeting(trail, next); met; met = meeting(trail, next)) {
      loops.push(withoutRepeats([met.at, ...trail.slice(met.index + 1)]))
      trail = withoutRepeats([...trail.slice(0, met.index + 1), met.at], false)
    }
    trail = withoutRepeats([...trail, next], false)
  }
  return loops
}

/** Where the step from the end of the trail to next first meets the trail; index: of the segment met. */
function meeting(trail: Position[], next: Position): { at: Position; index: number } | null {
  const from = trail.at(-1)!
  let first = Infinity
  let found: { at: Position; index: number } | null = null
  for (let i = 0; i < trail.length - 2; i++) {
    const along = crossing(from, next, trail[i]!, trail[i + 1]!)
    if (along === null || along >= first) continue
    first = along
    found = { at: between(from, next, along), index: i }
  }
  return found ?? comingBack(trail, next)
}

/** On the same line a step crosses nothing, but may end where the trail has been. */
function comingBack(trail: Position[], next: Position): { at: Position; index: number } | null {
  const index = trail.findIndex((position) => isSame(position, next))
  return index >= 0 && index < trail.length - 1 ? { at: next, index } : null
}

/** As shares of a segment: what is nearer to its end is at its end. */
const near = 1e-9

/** How far along a-b it meets c-d, from more than 0 to 1; null when it does not. Touching counts at b, not at a. */
function crossing(a: Position, b: Position, c: Position, d: Position): number | null {
  const [rx, ry] = [b[0]! - a[0]!, b[1]! - a[1]!]
  const [sx, sy] = [d[0]! - c[0]!, d[1]! - c[1]!]
  const cross = rx * sy - ry * sx
  if (cross === 0) return null
  const [qx, qy] = [c[0]! - a[0]!, c[1]! - a[1]!]
  const along = (qx * sy - qy * sx) / cross
  const across = (qx * ry - qy * rx) / cross
  const meets = along > near && along <= 1 + near && across >= -near && across <= 1 + near
  return meets ? Math.min(along, 1) : null
}

function between(a: Position, b: Position, share: number): Position {
  return [a[0]! + (b[0]! - a[0]!) * share, a[1]! + (b[1]! - a[1]!) * share]
}

/** Drops a position that repeats the one before it, and of a ring the last when it repeats the first. */
function withoutRepeats(corners: readonly Position[], ring = true): Position[] {
  const kept = corners.filter((c, i) => i === 0 || !isSame(c, corners[i - 1]!))
  const closed = ring && kept.length > 1 && isSame(kept[0]!, kept.at(-1)!)
  return closed ? kept.slice(0, -1) : kept
}

/** A hundred-millionth of a degree is a millimetre. */
function isSame(a: Position, b: Position): boolean {
  return Math.abs(a[0]! - b[0]!) < 1e-8 && Math.abs(a[1]! - b[1]!) < 1e-8
}

/** Twice the signed area in square degrees: positive when it runs counterclockwise. */
function turn(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const next = ring[(i + 1) % ring.length]!
    return sum + x! * next[1]! - next[0]! * y!
  }, 0)
}

function polygon(loop: Position[]): Polygon {
  const ring = turn(loop) < 0 ? loop.toReversed() : loop
  const rounded = ring.map(([lon, lat]) => [Number(lon!.toFixed(7)), Number(lat!.toFixed(7))])
  return { type: 'Polygon', coordinates: [[...rounded, rounded[0]!]] }
}
