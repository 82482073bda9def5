// The revisions that changed the page itself. What changed a state stands in the timeline already.
import type { Revision } from '../api/types'
import { changedFields } from './changes'

export interface Edit {
  version: number
  at: string
  author: string
  reason: string
  fields: string[]
}

const states = ['publication', 'decision', 'life']

/** Whether the page was changed after an instant. */
export function changedSince(revisions: readonly Revision[], instant: string): boolean {
  return editsOf(revisions).some((edit) => Date.parse(edit.at) > Date.parse(instant))
}

/** The edits, the newest first; revisions as the API gives them. */
export function editsOf(revisions: readonly Revision[]): Edit[] {
  return revisions.flatMap((now, i) => {
    const before = revisions[i + 1]
    if (!before) return []
    const changed = changedFields(now, before)
    const fields = changed.filter((name) => !states.includes(name))
    // Whoever changed a state as well gave their reason for that.
    const reason = fields.length === changed.length ? now.reason : ''
    return fields.length > 0 ? [{ version: now.version, at: now.at, author: now.author, reason, fields }] : []
  })
}
