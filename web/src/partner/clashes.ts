// Clashes and what is decided about each place: keep it anyway, take it out, or give it another period.
import type { Clash } from '../api/types'
import { periodFaults, type Period } from './period'

export type Decision = { what: 'keep' } | { what: 'out' } | { what: 'period'; period: Period }

/** All that stands in the way at one place. */
export interface Conflict {
  place: number
  title: Clash['place_title']
  clashes: Clash[]
}

/** The clashes by place, in the order they came. */
export function conflictsOf(clashes: readonly Clash[]): Conflict[] {
  const conflicts = new Map<number, Conflict>()
  for (const clash of clashes) {
    const known = conflicts.get(clash.place_id)
    if (known) known.clashes.push(clash)
    else conflicts.set(clash.place_id, { place: clash.place_id, title: clash.place_title, clashes: [clash] })
  }
  return [...conflicts.values()]
}

/** The places that nothing is decided about yet; a period that is none decides nothing. */
export function undecided(
  conflicts: readonly Conflict[],
  decisions: ReadonlyMap<number, Decision>,
): number[] {
  return conflicts.map((c) => c.place).filter((place) => !isDecided(decisions.get(place)))
}

function isDecided(decision: Decision | undefined): boolean {
  if (decision?.what !== 'period') return decision !== undefined
  return Object.keys(periodFaults(decision.period)).length === 0
}

/** Places that are written together, since they share a period. */
export interface Batch extends Period {
  places: number[]
}

/** The most places the server takes at once. */
export const batchLimit = 1000

/** What to write: every chosen place but those taken out, by period, in pieces the server takes. */
export function batchesOf(
  places: readonly number[],
  common: Period,
  decisions: ReadonlyMap<number, Decision>,
): Batch[] {
  const groups = new Map<string, Batch>()
  for (const place of places) {
    const decision = decisions.get(place)
    if (decision?.what === 'out') continue
    const { starts, ends } = decision?.what === 'period' ? decision.period : common
    const key = `${starts}/${ends}`
    const group = groups.get(key)
    if (group) group.places.push(place)
    else groups.set(key, { starts, ends, places: [place] })
  }
  return [...groups.values()].flatMap(inPieces)
}

function inPieces(batch: Batch): Batch[] {
  const pieces: Batch[] = []
  for (let i = 0; i < batch.places.length; i += batchLimit) {
    pieces.push({ ...batch, places: batch.places.slice(i, i + batchLimit) })
  }
  return pieces
}
