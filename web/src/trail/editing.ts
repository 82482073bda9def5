// The stops of a trail while it is made: pure changes of a list.
import type { PlaceRef, Text, Trail } from '../api/types'

export type At = [number, number]

export interface Stop {
  place: Pick<PlaceRef, 'id' | 'title' | 'point'>
  note: Text
  stay: number
  /** Through which the line goes on to the next stop. */
  via: At[]
}

export function stopsOf(trail: Trail): Stop[] {
  return (trail.stops ?? []).flatMap((s) =>
    s.place ? [{ place: s.place, note: s.note, stay: s.stay, via: (s.via ?? []) as At[] }] : [],
  )
}

export function added(stops: readonly Stop[], place: Stop['place']): Stop[] {
  return [...stops, { place, note: {}, stay: 0, via: [] }]
}

/** One stop earlier or later. What was drawn by hand beside it leads somewhere else then, and is dropped. */
export function moved(stops: readonly Stop[], from: number, by: -1 | 1): Stop[] {
  const to = from + by
  if (to < 0 || to >= stops.length) return [...stops]
  const next = stops.map((s) => ({ ...s }))
  ;[next[from], next[to]] = [next[to]!, next[from]!]
  for (const i of [Math.min(from, to) - 1, from, to]) if (next[i]) next[i].via = []
  return next
}

export function without(stops: readonly Stop[], at: number): Stop[] {
  return stops.filter((_, i) => i !== at).map((s, i) => (i === at - 1 ? { ...s, via: [] } : s))
}

/** A position on the way on from the last stop, until the next is picked. */
export function through(stops: readonly Stop[], at: At): Stop[] {
  const rounded = at.map((n) => Number(n.toFixed(6))) as At
  return stops.map((s, i) => (i === stops.length - 1 ? { ...s, via: [...s.via, rounded] } : s))
}

export function lineOf(stops: readonly Stop[]): At[] {
  return stops.flatMap((s) => [s.place.point as At, ...s.via])
}

/** As the server takes them; what follows the last stop leads nowhere. */
export function bodyOf(stops: readonly Stop[]) {
  return stops.map((s, i) => ({
    place_id: s.place.id,
    note: s.note,
    stay: s.stay,
    via: i === stops.length - 1 ? [] : s.via,
  }))
}
