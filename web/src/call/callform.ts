// A call as its form holds it: every field a text, so that nothing typed is lost before it is right.
import type { Brief, Call, Geometry, Question } from '../api/types'
import { phases } from './call'

export type FileKind = NonNullable<Question['files']>[number]
export const fileKinds = ['pdf', 'image', 'document'] as const satisfies readonly FileKind[]

export interface QuestionDraft {
  id: string
  type: Question['type']
  ro: string
  en: string
  required: boolean
  min: string
  max: string
  helpRo: string
  helpEn: string
  /** One option a line, its English after a bar; its identifiers are kept beside. */
  options: string
  /** Which files are taken; none says all. */
  files: FileKind[]
  maxMb: string
  kept: Question | null
}
export interface CriterionDraft {
  id: string
  ro: string
  en: string
  weight: string
}
export interface CallDraft {
  organisation: string
  programme: string
  elsewhere: boolean
  texts: Record<'title' | 'story' | 'conditions' | 'budget', { ro: string; en: string }>
  link: string
  starts: string
  ends: string
  zone: string
  moments: Record<(typeof phases)[number], string>
  brief: {
    kind: 'none' | 'area' | 'neighbourhood' | 'stretch' | 'places'
    neighbourhood: string
    geometry: Geometry | null
    river: string
    from: string
    to: string
    bank: '' | 'left' | 'right'
    offset: string
    places: number[]
  }
  form: QuestionDraft[]
  criteria: CriterionDraft[]
  scale: string
  source: string
}

const number = (n: number | null | undefined) => (n === undefined || n === null ? '' : String(n))
const wall = (iso: string | null | undefined) => (iso ?? '').slice(0, 19)
const both = (t: Record<string, string> | null | undefined) => ({ ro: t?.ro ?? '', en: t?.en ?? '' })

export function emptyCall(organisation: string): CallDraft {
  return {
    organisation,
    programme: '',
    elsewhere: false,
    texts: {
      title: { ro: '', en: '' },
      story: { ro: '', en: '' },
      conditions: { ro: '', en: '' },
      budget: { ro: '', en: '' },
    },
    link: '',
    starts: '',
    ends: '',
    zone: 'Europe/Bucharest',
    moments: { opens: '', closes: '', review_until: '', decides: '', changes_until: '' },
    brief: {
      kind: 'none',
      neighbourhood: '',
      geometry: null,
      river: 'bega',
      from: '',
      to: '',
      bank: '',
      offset: '200',
      places: [],
    },
    form: [],
    criteria: [{ id: 'c1', ro: '', en: '', weight: '1' }],
    scale: '10',
    source: '',
  }
}

export function draftOf(c: Call): CallDraft {
  const { brief } = c
  return {
    organisation: c.organisation.slug,
    programme: c.programme?.slug ?? '',
    elsewhere: c.link !== '',
    texts: {
      title: both(c.title),
      story: both(c.story),
      conditions: both(c.conditions),
      budget: both(c.budget),
    },
    link: c.link,
    starts: c.starts ?? '',
    ends: c.ends ?? '',
    zone: c.zone,
    moments: {
      opens: wall(c.opens),
      closes: wall(c.closes),
      review_until: wall(c.review_until),
      decides: wall(c.decides),
      changes_until: wall(c.changes_until),
    },
    brief: {
      kind: brief.kind === 'area' && brief.neighbourhood ? 'neighbourhood' : brief.kind || 'none',
      neighbourhood: brief.neighbourhood ?? '',
      geometry: brief.kind === 'area' && !brief.neighbourhood ? (brief.geometry ?? null) : null,
      river: brief.river || 'bega',
      from: brief.kind === 'stretch' ? number(brief.from_km) : '',
      to: brief.kind === 'stretch' ? number(brief.to_km) : '',
      bank: brief.bank ?? '',
      offset: brief.kind === 'stretch' ? number(brief.max_offset_m) : '200',
      places: brief.places ?? [],
    },
    form: c.form.map((q) => ({
      id: q.id,
      type: q.type,
      ...both(q.label),
      required: q.required ?? false,
      min: number(q.min),
      max: number(q.max),
      helpRo: q.help?.ro ?? '',
      helpEn: q.help?.en ?? '',
      options: (q.options ?? []).map(optionLine).join('\n'),
      files: q.files ?? [],
      maxMb: q.max_mb ? String(q.max_mb) : '',
      kept: q,
    })),
    criteria: c.criteria.map((k) => ({ id: k.id, ...both(k.label), weight: String(k.weight) })),
    scale: String(c.scale),
    source: c.source,
  }
}

/** An identifier that is in no other row; answers are kept by it, so it never follows the words. */
export function freshId(prefix: string, rows: { id: string }[]): string {
  let n = rows.length + 1
  while (rows.some((r) => r.id === `${prefix}${n}`)) n++
  return `${prefix}${n}`
}

export function emptyQuestion(rows: QuestionDraft[]): QuestionDraft {
  return {
    ...{ id: freshId('q', rows), type: 'long_text', ro: '', en: '', helpRo: '', helpEn: '', required: true },
    ...{ min: '', max: '', options: '', files: [], maxMb: '', kept: null },
  }
}

/** The body that creates or, as a merge patch, changes the call. */
export function callBody(d: CallDraft) {
  const here = !d.elsewhere
  return {
    programme: d.programme || null,
    title: text(d.texts.title),
    story: text(d.texts.story),
    conditions: text(d.texts.conditions),
    budget: text(d.texts.budget),
    link: here ? '' : d.link.trim(),
    starts: here ? '' : d.starts.trim(),
    ends: here ? '' : d.ends.trim(),
    zone: d.zone.trim(),
    ...Object.fromEntries(phases.map((p) => [p, here ? d.moments[p] : ''])),
    brief: here ? briefBody(d.brief) : null,
    form: here ? d.form.map(questionBody) : [],
    criteria: here
      ? d.criteria.map((c) => ({
          id: c.id,
          label: words(c),
          weight: Number(c.weight.replace(',', '.')) || 0,
        }))
      : [],
    scale: Number(d.scale) || 0,
    source: d.source.trim(),
  }
}

function briefBody(b: CallDraft['brief']): Brief {
  switch (b.kind) {
    case 'area':
      return { kind: 'area', geometry: b.geometry, neighbourhood: '' }
    case 'neighbourhood':
      return { kind: 'area', neighbourhood: b.neighbourhood, geometry: null }
    case 'stretch':
      return {
        kind: 'stretch',
        river: b.river,
        from_km: decimal(b.from),
        to_km: decimal(b.to),
        bank: b.bank,
        max_offset_m: decimal(b.offset),
      }
    case 'places':
      return { kind: 'places', places: b.places }
  }
  return { kind: '' }
}

function questionBody(q: QuestionDraft): Question {
  const lines = q.options
    .split('\n')
    .map((line) => line.split('|'))
    .map(([ro = '', en = '']) => ({ ro: ro.trim(), en: en.trim() }))
    .filter((l) => l.ro)
  const before = q.kept?.options ?? []
  const options: NonNullable<Question['options']> = []
  for (const line of lines) {
    const kept = before.find((o) => o.label.ro === line.ro)
    options.push({ id: kept?.id ?? freshId('o', [...before, ...options]), label: words(line) })
  }
  const withOptions = q.type === 'choice' || q.type === 'choices'
  return {
    id: q.id,
    type: q.type,
    label: words(q),
    required: q.required,
    ...((q.helpRo.trim() || q.helpEn.trim()) && { help: words({ ro: q.helpRo, en: q.helpEn }) }),
    ...(q.min && q.type === 'number' && { min: decimal(q.min) }),
    ...(q.max && { max: decimal(q.max) }),
    ...(withOptions && { options }),
    ...(q.type === 'file' && q.files.length > 0 && { files: fileKinds.filter((k) => q.files.includes(k)) }),
    ...(q.type === 'file' && q.maxMb.trim() && { max_mb: decimal(q.maxMb) || -1 }),
  }
}

function optionLine({ label: { ro, en } }: NonNullable<Question['options']>[number]): string {
  return ro && en ? `${ro} | ${en}` : (ro ?? en ?? '')
}

const decimal = (s: string) => Number(s.replace(',', '.')) || 0
const words = (t: { ro: string; en: string }) => ({
  ...(t.ro.trim() && { ro: t.ro.trim() }),
  ...(t.en.trim() && { en: t.en.trim() }),
})
const text = (t: { ro: string; en: string }) => ({ ro: t.ro.trim() || null, en: t.en.trim() || null })
