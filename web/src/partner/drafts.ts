import type { ProjectDraft } from './projectform'

/** What was typed and not yet saved, for as long as the page is open: leaving a form by mistake loses nothing. */
export const drafts = new Map<number | 'new', ProjectDraft>()
