import type { Organisation } from '../api/types'
import type { ContactDraft, OrganisationDraft } from './form'

/**
 * What was typed and not yet saved, by slug, for as long as the page is open: leaving a form by mistake loses nothing. With it stands
 * what it began from, so that what others change meanwhile is seen.
 */
export const drafts = {
  about: new Map<string, { before: Organisation; draft: OrganisationDraft }>(),
  contacts: new Map<string, { version: number; contacts: ContactDraft[] }>(),
}

/** Whether two things of plain data are the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
