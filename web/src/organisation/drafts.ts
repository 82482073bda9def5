import type { ContactDraft, OrganisationDraft } from './form'

/** What was typed and not yet saved, by slug, for as long as the page is open: leaving a form by mistake loses nothing. */
export const drafts = {
  about: new Map<string, OrganisationDraft>(),
  contacts: new Map<string, ContactDraft[]>(),
}
