import { api, take } from '../api/client'
import { t } from '../i18n/t'
import { session } from '../state/session.svelte'
import type { EventDraft } from './eventform'

/** What was typed and not yet saved, for as long as the page is open: leaving a form by mistake loses nothing. */
export const drafts = new Map<number | 'new', EventDraft>()

/** In whose name one may announce: one's own organisations; for staff also the city and every organisation. */
export async function ownSpeakers(): Promise<{ slug: string; title: string }[]> {
  if (!session.may('edit_events')) return session.account?.memberships ?? []
  const { organisations } = await take(api.GET('/api/organisations'))
  return [{ slug: '', title: t('events.postAsCity') }, ...organisations]
}
