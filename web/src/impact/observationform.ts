// An observation as a form holds it: every field a text, so that nothing typed is lost before it is right.
import { normalPeriod, periodBody, periodFaults, type Period } from '../partner/period'
import type { Text } from '../api/types'
import type { Observation } from './impact'

export const scopes = ['city', 'project', 'programme', 'neighbourhood', 'place'] as const
export type Scope = (typeof scopes)[number]

export interface ObservationDraft {
  uuid: string
  indicator: string
  organisation: string
  value: string
  qualifier: Observation['qualifier']
  period: Period
  scope: Scope
  project: string
  programme: string
  neighbourhood: string
  place: { id: number; title: Text } | null
  source: string
  method: string
  evidence: string
  photo: string
  note: string
}

export function emptyObservation(uuid: string): ObservationDraft {
  return {
    uuid,
    indicator: '',
    organisation: '',
    value: '',
    qualifier: 'exactly',
    period: { starts: '', ends: '' },
    scope: 'city',
    project: '',
    programme: '',
    neighbourhood: '',
    place: null,
    source: '',
    method: '',
    evidence: '',
    photo: '',
    note: '',
  }
}

export function observationDraftOf(o: Observation): ObservationDraft {
  const scope = scopes.find((s) => s !== 'city' && o[s]) ?? 'city'
  return {
    uuid: '',
    indicator: o.indicator.slug,
    organisation: o.organisation.slug,
    value: String(o.value),
    qualifier: o.qualifier,
    period: { starts: o.starts ?? '', ends: o.ends ?? '' },
    scope,
    project: o.project ? String(o.project.id) : '',
    programme: o.programme?.slug ?? '',
    neighbourhood: o.neighbourhood?.slug ?? '',
    place: o.place ?? null,
    source: o.source,
    method: o.method,
    evidence: o.evidence,
    photo: o.photo ? String(o.photo) : '',
    note: o.note,
  }
}

/** A number as people of both languages write it: "1.200,5" and "1200.5"; NaN for what is none. */
export function numberOf(text: string): number {
  const plain = text.replace(/\s/g, '')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : NaN
}

/** What can be told to be wrong without asking the server. */
export function observationFaults(draft: ObservationDraft) {
  const period = periodFaults(normalPeriod(draft.period))
  const { scope } = draft
  return {
    ...period,
    ...(Number.isNaN(numberOf(draft.value)) && { value: true as const }),
    ...(scope !== 'city' && !draft[scope] && { about: true as const }),
  }
}

/** What is reported, whole: as it is sent for a new one and, as a patch, for one that is there. */
export function reportBody(draft: ObservationDraft) {
  const { scope } = draft
  return {
    value: numberOf(draft.value),
    qualifier: draft.qualifier,
    starts: '',
    ends: '',
    ...periodBody(normalPeriod(draft.period)),
    project: scope === 'project' ? Number(draft.project) : null,
    programme: scope === 'programme' ? draft.programme : null,
    neighbourhood: scope === 'neighbourhood' ? draft.neighbourhood : null,
    place: scope === 'place' && draft.place ? draft.place.id : null,
    source: draft.source.trim(),
    method: draft.method.trim(),
    evidence: draft.evidence.trim(),
    photo: draft.photo.trim() ? Number(draft.photo) || -1 : null,
    note: draft.note.trim(),
  }
}
