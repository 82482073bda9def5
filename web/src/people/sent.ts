// What somebody sent in beside proposals: what they said, what has become of it, and what they may still do about it.
import { api, take } from '../api/client'
import type { Contribution, Subject } from '../api/types'
import { inLanguage, t, word, type Key } from '../i18n/t'

/** In the order in which they are offered. */
export const subjects = [
  'place',
  'comment',
  'photo',
  'check',
  'report',
  'edit',
] as const satisfies readonly Subject[]
type Said = Exclude<Subject, 'place'>
export const keyOf = (thing: Contribution): string => `${thing.subject}-${thing.id}`

export interface Stands {
  state: Key
  /** Why it was refused, in a moderator's words. */
  refusal: string
  /** What its author said against that. */
  appeal: string
  /** What was answered by whoever looks after the place. */
  answer: string
  canAppeal: boolean
  canWithdraw: boolean
}

/** How something stands. One may ask once to have a refusal looked at again, and take back what nobody has decided on. */
export function standingOf(thing: Contribution): Stands {
  const one = thing.comment ?? thing.photo ?? thing.check ?? thing.report ?? thing.edit
  const state = one?.state ?? 'waiting'
  const appeal = one?.appeal ?? ''
  const refused = state === 'refused'
  const waits = state === 'waiting'
  return {
    state: stateKey(thing, waits && appeal !== ''),
    refusal: (thing.edit ? thing.edit.answer : (one as { reason?: string } | undefined)?.reason) ?? '',
    appeal,
    answer: thing.report?.answer ?? '',
    canAppeal: refused && !appeal,
    canWithdraw: thing.edit ? waits : !refused,
  }
}

function stateKey({ comment, photo, check, report, edit }: Contribution, again: boolean): Key {
  if (again) return 'sent.state.again'
  if (report?.state === 'published' && report.status !== 'open') return `sent.state.${report.status}`
  const state = (comment ?? photo ?? check ?? report ?? edit)?.state ?? 'waiting'
  return edit && state === 'published' ? 'sent.state.taken' : (`sent.state.${state}` as Key)
}

/** What was said, in the author's own words or as they answered, line by line. */
export function saidIn({ comment, photo, check, report, edit }: Contribution): string[] {
  const lines = [
    comment?.text,
    photo && inLanguage(photo.alt),
    check?.presence && t(`sent.presence.${check.presence}`),
    check?.step_free && word('stepFree', check.step_free),
    check?.note,
    report && t(`desk.topic.${report.topic}`),
    report?.text,
    edit && t('place.changed', { fields: fieldsOf(edit.properties, edit.geometry).join(', ') }),
    edit?.reason,
  ]
  return lines.filter((line): line is string => Boolean(line))
}

/** The fields that an edit changes, in words: the title once, whatever the language. */
export function fieldsOf(properties: object, geometry: unknown): string[] {
  const names = Object.keys(properties).map((name) => name.replace(/^(title|description)_\w+$/, '$1'))
  return [...new Set([...(geometry ? ['geometry'] : []), ...names])].map((name) => word('place.field', name))
}

/** Has a refusal looked at once more, and gives the thing as it is then. */
export async function appeal(thing: Contribution, reason: string): Promise<Contribution> {
  const { id } = thing
  const body = { reason }
  const ask: Record<Said, () => Promise<Partial<Contribution>>> = {
    comment: async () => ({
      comment: await take(
        api.POST('/api/comments/{commentId}/appeal', { params: { path: { commentId: id } }, body }),
      ),
    }),
    photo: async () => ({
      photo: await take(
        api.POST('/api/photos/{photoId}/appeal', { params: { path: { photoId: id } }, body }),
      ),
    }),
    check: async () => ({
      check: await take(
        api.POST('/api/checks/{checkId}/appeal', { params: { path: { checkId: id } }, body }),
      ),
    }),
    report: async () => ({
      report: await take(
        api.POST('/api/reports/{reportId}/appeal', { params: { path: { reportId: id } }, body }),
      ),
    }),
    edit: async () => ({
      edit: await take(api.POST('/api/edits/{editId}/appeal', { params: { path: { editId: id } }, body })),
    }),
  }
  return { ...thing, ...(await ask[thing.subject as Said]()) }
}

/** Takes something back. */
export async function withdraw({ subject, id }: Contribution): Promise<void> {
  const drop: Record<Said, () => Promise<unknown>> = {
    comment: () => take(api.DELETE('/api/comments/{commentId}', { params: { path: { commentId: id } } })),
    photo: () => take(api.DELETE('/api/photos/{photoId}', { params: { path: { photoId: id } } })),
    check: () => take(api.DELETE('/api/checks/{checkId}', { params: { path: { checkId: id } } })),
    report: () => take(api.DELETE('/api/reports/{reportId}', { params: { path: { reportId: id } } })),
    edit: () => take(api.DELETE('/api/edits/{editId}', { params: { path: { editId: id } } })),
  }
  await drop[subject as Said]()
}
