// Which places are chosen, as values: every change gives a new choice, so that undo is the choice before.
import type { Feature, PlaceRef, Text } from '../api/types'

/** Enough of a place to list it and to draw it. point: longitude, latitude. */
export interface Picked {
  id: number
  kind: PlaceRef['kind']
  category: string
  life: PlaceRef['life']
  title: Text
  point: [number, number]
}
export type Choice = ReadonlyMap<number, Picked>

export function fromRef(ref: PlaceRef): Picked {
  const { id, kind, category, life, title } = ref
  return { id, kind, category, life, title, point: [ref.point[0] ?? 0, ref.point[1] ?? 0] }
}

export function fromFeature(feature: Feature): Picked {
  const p = feature.properties
  const title: Text = {}
  for (const [key, value] of Object.entries(p)) {
    if (key.startsWith('title_') && typeof value === 'string') title[key.slice('title_'.length)] = value
  }
  return {
    id: feature.id ?? 0,
    kind: p.kind ?? 'space',
    category: p.category ?? 'other',
    life: p.life ?? 'live',
    title,
    point: [p.lon ?? 0, p.lat ?? 0],
  }
}

/** Takes a place in, or out when it is in. */
export function toggled(choice: Choice, place: Picked): Choice {
  return choice.has(place.id) ? without(choice, [place.id]) : withAll(choice, [place])
}

export function withAll(choice: Choice, places: readonly Picked[]): Choice {
  return new Map([...choice, ...places.map((p) => [p.id, p] as const)])
}

export function without(choice: Choice, ids: readonly number[]): Choice {
  const rest = new Map(choice)
  for (const id of ids) rest.delete(id)
  return rest
}

/** How many of the places are new to the choice. */
export function countNew(choice: Choice, places: readonly Picked[]): number {
  return places.filter((p) => !choice.has(p.id)).length
}
