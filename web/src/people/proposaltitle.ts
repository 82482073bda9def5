import type { Proposal } from '../api/types'
import { inLanguage, t } from '../i18n/t'

/** What a proposal is called in a list: one about a place says first what it is for. */
export function titleOf({ aim, place }: Pick<Proposal, 'aim' | 'place'>): string {
  const title = inLanguage(place?.title)
  return aim === 'new' ? title : t('amend.titled', { aim: t(`aim.${aim}`), title })
}
