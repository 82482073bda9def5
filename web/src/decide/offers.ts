// Which of the steps that somebody may make now is the next likely one, and how the others are grouped.
import type { Decision, Life, Line, Offer, Publication } from '../api/types'
import { isAnswer, stepKey } from '../place/timeline'
import type { Key } from '../i18n/t'

/** Where a place stands on its lines; decision is "" for a place that never was a proposal. */
export interface Standing {
  publication: Publication
  decision: Decision | ''
  life: Life
}

const lines: readonly Line[] = ['publication', 'decision', 'life']
/** The order of the groups: what takes a place off the map comes last. */
const shown: readonly Line[] = ['decision', 'life', 'publication']

/** The usual way onwards from each state. From the others there is none: live, paused by nobody, is where it should be. */
const onwards: Record<string, string> = {
  'publication.draft': 'submitted',
  'publication.needs_changes': 'submitted',
  'publication.submitted': 'published',
  'decision.received': 'screening',
  'decision.screening': 'under_review',
  'decision.open_for_support': 'under_review',
  'decision.under_review': 'accepted',
  'life.idea': 'planned',
  'life.planned': 'in_preparation',
  'life.in_preparation': 'live',
  'life.paused': 'live',
  'life.reported_gone': 'live',
}

export interface Arranged {
  /** The next likely step, if there is one. */
  primary: Offer | undefined
  /** The others by line; no line is empty. */
  groups: { line: Line; offers: Offer[] }[]
}

export function arrange(offers: readonly Offer[], standing: Standing): Arranged {
  const likely = lines.map((line) =>
    offers.find((o) => o.line === line && o.to === onwards[`${line}.${standing[line]}`]),
  )
  const primary = likely.find((offer) => offer !== undefined)
  const groups = shown
    .map((line) => ({ line, offers: offers.filter((o) => o.line === line && o !== primary) }))
    .filter((group) => group.offers.length > 0)
  return { primary, groups }
}

/** What a step is called on its button, and whether it corrects the answer {state}. */
export function offerName(offer: Offer, standing: Standing): { key: Key; state?: string } {
  if (offer.line === 'decision' && isAnswer(standing.decision)) {
    return { key: 'step.do.corrected', state: offer.to }
  }
  return { key: stepKey('do', offer.line, standing[offer.line], offer.to) }
}

/** Steps that take something away from the reader. */
export function isGrave(offer: Offer): boolean {
  return ['hidden', 'archived', 'withdrawn'].includes(offer.to)
}

/** The label and the hint of the reason: who reads it differs from step to step. */
export function reasonWords(offer: Offer, standing: Standing): { label: Key; hint: Key } {
  if (offer.line === 'life') return { label: 'step.reason.life', hint: 'step.reason.publicHint' }
  if (offer.line === 'decision') return decisionWords(offer.to)
  if (offer.to === 'published') return { label: 'step.reason.screening', hint: 'step.reason.publicHint' }
  const label: Record<string, Key> = {
    needs_changes: 'step.reason.needs_changes',
    hidden: 'step.reason.hidden',
    submitted: standing.publication === 'hidden' ? 'step.reason.appeal' : 'step.reason.submitted',
  }
  return { label: label[offer.to] ?? 'step.reason.life', hint: 'step.reason.privateHint' }
}

function decisionWords(to: string): { label: Key; hint: Key } {
  if (to === 'withdrawn') return { label: 'step.reason.withdrawn', hint: 'step.reason.publicHint' }
  if (isAnswer(to) || to === 'merged')
    return { label: 'step.reason.decision', hint: 'step.reason.decisionHint' }
  return { label: 'step.reason.screening', hint: 'step.reason.publicHint' }
}
