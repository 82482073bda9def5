// What the desk asks the server, and in which words it tells what has come of it.
import { api, take } from '../api/client'
import { cursorIn } from '../api/page'
import { Problem, type ProblemBody } from '../api/problem'
import type { Feature, Matter, Pile, Waiting } from '../api/types'
import { formatInstant } from '../i18n/format'
import { personName } from '../i18n/person'
import { inLanguage, t, word } from '../i18n/t'
import { address } from '../state/address.svelte'

export const matters: readonly Matter[] = [
  'proposal',
  'edit',
  'comment',
  'flag',
  'photo',
  'report',
  'check',
  'appeal',
]
export type Outcome = 'published' | 'sent_back' | 'refused'

export const keyOf = (item: Pick<Waiting, 'subject' | 'id'>): string => `${item.subject}-${item.id}`
export const textOf = (item: Waiting): string | undefined => item.comment?.text ?? item.report?.text
export const titleOf = (item: Waiting): string => inLanguage(item.place.title)

/** What it is, in a few words: of a proposal what is proposed, of an appeal what was refused. */
export function sortOf({ matter, subject, proposal }: Waiting): string {
  const what = proposal ? t(`sent.aim.${proposal.aim}`) : t(`sent.one.${subject}`)
  if (matter === 'appeal') return t('desk.appealOf', { what })
  return matter === 'flag' ? t('desk.flagged') : what
}

export async function waitingPage(
  matter: Matter | '',
  after?: string,
): Promise<{ items: Waiting[]; after: string | undefined }> {
  const query = { limit: 50, ...(matter && { matter: [matter] }), ...(after && { after }) }
  const page = await take(api.GET('/api/moderation', { params: { query } }))
  return { items: page.waiting, after: cursorIn(page.next) }
}

export async function countPiles(): Promise<Pile[]> {
  return (await take(api.GET('/api/moderation/counts'))).piles
}

export function readPlace(item: Waiting): Promise<Feature> {
  // A proposal to change or remove a place is no place itself.
  const collectionId = item.proposal?.target ? ('proposals' as const) : ('places' as const)
  const path = { collectionId, featureId: item.place.id }
  return take(api.GET('/api/collections/{collectionId}/items/{featureId}', { params: { path } }))
}

/** Decides, or takes a decision back, and gives what went wrong with each of the things, if anything. */
export async function judge(
  items: readonly Waiting[],
  to: Outcome | 'waiting',
  reason: string,
): Promise<(Problem | null)[]> {
  const things = items.map(({ subject, id, version }) => ({ subject, id, version }))
  const body = { to, items: things, ...(reason && { reason }) }
  const { results } = await take(api.POST('/api/moderation/decisions', { body }))
  return results.map(({ problem }) => (problem ? new Problem(problem.status, problem) : null))
}

/** Whether somebody else came first, so that there is nothing left to decide. */
export const isOvertaken = (problem: Problem): boolean => [404, 409].includes(problem.status)

/** Who has decided what. */
export function overtakenWords(item: Waiting, decided: ProblemBody['decided']): string {
  if (!decided) return t('desk.gone', { title: titleOf(item) })
  return t('desk.overtaken', {
    title: titleOf(item),
    by: personName(decided.by) || t('desk.somebody'),
    what: word('desk.became', decided.to),
    at: formatInstant(decided.at, address.language),
  })
}

/** What was done, in a sentence. */
export function doneWords(items: readonly Waiting[], to: Outcome): string {
  const [first] = items
  if (items.length !== 1 || !first) return t(`desk.done.${to}`, { n: items.length })
  return t(`desk.${to}Now`, { title: titleOf(first) })
}

/** What can be taken back: no letter has gone yet, and nobody else was told. */
export const canUndo = (item: Waiting): boolean => item.subject === 'comment' || item.subject === 'photo'
