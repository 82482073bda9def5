// From the steps of a place to what a resident reads: one entry per step, the beginning first.
import { ro } from '../i18n/ro'
import type { Key } from '../i18n/t'
import type { Assessment, Line, Named, Revision, Step } from '../api/types'

export interface Entry {
  id: number
  /** The head of the entry; what happened, in words. */
  head: Key
  at: string
  author: string
  organisation: Named | null
  reason: string
  /** The reason is what the authority answered. */
  official: boolean
  /** It corrects an answer that had been given. */
  correction: boolean
  /** An answer that was corrected later. */
  superseded: boolean
  /** Only the author and staff see it. */
  hidden: boolean
  mergedInto: number
}

/** The key of what is said of a step: the one for exactly this step, else the one for wherever it came from. */
export function stepKey(kind: 'at' | 'do', line: Line, from: string, to: string): Key {
  const exact = `step.${kind}.${line}.${from}.${to}`
  return (exact in ro ? exact : `step.${kind}.${line}.${to}`) as Key
}

/** Whether the decision is an answer, which can be corrected but not taken away. As geo.Decision.Decided. */
export function isAnswer(decision: string | undefined): boolean {
  return decision === 'accepted' || decision === 'accepted_with_changes' || decision === 'declined'
}

/** The entries of a timeline, the oldest first. revisions: the newest first, as the API gives them. */
export function entriesOf(steps: readonly Step[], revisions: readonly Revision[]): Entry[] {
  const beginning = beginningOf(steps, revisions.at(-1))
  const later = steps.filter((step) => step.from !== '').map(entryOf)
  const lastAnswer = later.findLastIndex((entry) => entry.official || entry.correction)
  const told = later.map((entry, i) => ({ ...entry, superseded: entry.official && i < lastAnswer }))
  return beginning ? [beginning, ...told] : told
}

/** What stands in a timeline: a step, or a note of the staff's between two. */
export type Row = { key: string; entry: Entry; note?: undefined } | { key: string; note: Assessment }

/** The entries with the notes among them, the oldest first; a note of the same moment comes after the step. */
export function mixed(entries: readonly Entry[], notes: readonly Assessment[]): Row[] {
  const left = [...notes]
  const rows = entries.flatMap((entry): Row[] => {
    const earlier = left.splice(0, countBefore(left, entry.at))
    return [...earlier.map(rowOf), { key: `step-${entry.id}`, entry }]
  })
  return [...rows, ...left.map(rowOf)]
}
const rowOf = (note: Assessment): Row => ({ key: `note-${note.id}`, note })

function countBefore(notes: readonly Assessment[], at: string): number {
  const n = notes.findIndex((note) => Date.parse(note.created_at) >= Date.parse(at))
  return n < 0 ? notes.length : n
}

/** One entry for the states that a place began with; without steps, for its first revision. */
function beginningOf(steps: readonly Step[], first: Revision | undefined): Entry | null {
  const began = steps.filter((step) => step.from === '')
  const at = began[0]?.at ?? first?.at
  if (!at) return null
  const proposed = began.some((step) => step.line === 'decision')
  return {
    ...plain,
    head: proposed ? 'step.begun.proposed' : 'step.begun.added',
    at,
    author: began[0]?.author ?? first?.author ?? '',
    organisation: began.find((step) => step.organisation)?.organisation ?? null,
    reason: began[0]?.reason || (first?.operation === 'create' ? first.reason : ''),
  }
}

const plain: Entry = {
  id: 0,
  head: 'step.begun.added',
  at: '',
  author: '',
  organisation: null,
  reason: '',
  official: false,
  correction: false,
  superseded: false,
  hidden: false,
  mergedInto: 0,
}

export function entryOf(step: Step): Entry {
  return {
    ...plain,
    id: step.id,
    head: stepKey('at', step.line, step.from, step.to),
    at: step.at,
    author: step.author,
    organisation: step.organisation,
    reason: step.reason,
    official: step.line === 'decision' && (isAnswer(step.to) || step.to === 'merged'),
    correction: step.correction,
    hidden: step.line === 'publication' && step.to !== 'published',
    mergedInto: step.merged_into ?? 0,
  }
}

/** The answer that counts: the last step of the decision line, if it is one that gives an answer. */
export function lastAnswer(steps: readonly Step[]): Step | undefined {
  const last = steps.findLast((step) => step.line === 'decision')
  return last && (isAnswer(last.to) || last.to === 'merged') ? last : undefined
}

/** What a moderator asked for when the proposal was sent back or hidden, unless it has moved on since. */
export function lastRequest(steps: readonly Step[]): Step | undefined {
  const last = steps.findLast((step) => step.line === 'publication')
  return last && (last.to === 'needs_changes' || last.to === 'hidden') ? last : undefined
}
