import type { Account } from '../api/types'
import { inLanguage, t } from '../i18n/t'
import { site } from '../state/site.svelte'

/** What a planner or moderator is responsible for, in words. */
export function dutyWords(account: Pick<Account, 'areas' | 'programmes'>): string {
  const areas = account.areas.map((slug) => site.neighbourhoodTitle(slug))
  const programmes = account.programmes.map((slug) => inLanguage(site.programmeTitle(slug)) || slug)
  return [...areas, ...programmes].join(', ') || t('desk.dutiesAll')
}

/** The list with the value taken out, or put at its end. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((v) => v !== value) : [...list, value]
}
