import type { Problem } from '../api/problem'
import { t } from '../i18n/t'

export interface Obstacle {
  words: string
  /** Whether signing in again removes it. */
  prove: boolean
}

/** What stands between a person and the end of their account, if the server says that something does. */
export function obstacleOf(problem: Problem | null): Obstacle | null {
  const codes = problem?.errors ?? []
  if (codes.some((e) => e.code === 'not_proved')) return { words: t('privacy.notProved'), prove: true }
  const organisations = codes.filter((e) => e.code === 'sole_admin').map((e) => e.message)
  const words = [
    ...(codes.some((e) => e.code === 'last_administrator') ? [t('privacy.lastAdministrator')] : []),
    ...(organisations.length > 0 ? [t('privacy.soleAdmin', { names: organisations.join(', ') })] : []),
  ]
  return words.length > 0 ? { words: words.join(' '), prove: false } : null
}
