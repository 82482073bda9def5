// What the author of a proposal reads of where it stands, and may do about it from the list.
import type { Proposal } from '../api/types'
import type { Key } from '../i18n/t'

/** The state that matters to its author: until the public sees it, that; afterwards what was decided. */
export function stateOf(proposal: Pick<Proposal, 'publication' | 'decision'>): { name: Key; means: Key } {
  const { publication, decision } = proposal
  if (publication !== 'published' && decision !== 'withdrawn') {
    return { name: `step.own.${publication}`, means: `step.public.${publication}` as Key }
  }
  return { name: `decision.${decision}`, means: `step.means.${decision}` }
}

/** What is waited for from its author, and what they may still do. As geo's table of transitions. */
export function actsOf(proposal: Pick<Proposal, 'publication' | 'decision'>): {
  change: boolean
  send: boolean
  withdraw: boolean
} {
  const { publication, decision } = proposal
  const open = ['received', 'screening', 'open_for_support', 'under_review'].includes(decision)
  const inHand = publication === 'needs_changes' || publication === 'draft'
  return {
    change: inHand && open,
    send: inHand && open,
    withdraw: open && publication !== 'archived',
  }
}
