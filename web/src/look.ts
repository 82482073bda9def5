// How a place looks by what it is and how it stands: one rule for map, list and page.
import type { Kind, Life } from './api/types'

/** The rim of a mark: filled, dashed hollow, grey, or with a question mark. */
export type Look = 'live' | 'planned' | 'ended' | 'gone'

const looks: Record<Life, Look> = {
  idea: 'planned',
  planned: 'planned',
  in_preparation: 'planned',
  live: 'live',
  paused: 'live',
  ended: 'ended',
  removed: 'ended',
  reported_gone: 'gone',
}

export function lookOf(life: Life | undefined): Look {
  return looks[life ?? 'live'] ?? 'live'
}

/** The states of life that share a look, for filter expressions. */
export function livesOf(look: Look): Life[] {
  return (Object.keys(looks) as Life[]).filter((life) => looks[life] === look)
}

export const kinds: readonly Kind[] = ['space', 'riverside', 'intervention']
