import { locales } from '../i18n/message'
import { t } from '../i18n/t'
import type { Language } from '../url'

/** When a draft was kept, in words: the hour of today, the day of another; "" when it was not. */
export function keptWords(iso: string, language: Language, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  const locale = locales[language]
  if (at.toDateString() === now.toDateString()) {
    return t('propose.kept', { time: at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }) })
  }
  return t('propose.keptOn', { date: at.toLocaleDateString(locale, { day: 'numeric', month: 'long' }) })
}
