// What somebody is about to propose, as it is kept in this browser until it is sent or thrown away.
import type { Aim, Geometry, Kind, Life } from '../api/types'
import { kinds } from '../look'
import type { Language } from '../url'
import { emptySketch, isEnough, isPosition, shapes, type Position, type Shape, type Sketch } from './sketch'

export type StepFree = '' | 'yes' | 'limited' | 'no'
/** The same text in the languages of the page. */
export type Words = Record<Language, string>

export const aims = ['new', 'change', 'intervention', 'removal'] as const satisfies readonly Aim[]

/** The place that a proposal is about, enough of it to name it. */
export interface DraftTarget {
  id: number
  kind: Kind
  life: Life
  category: string
  title: string
}

export interface Draft {
  /** What is proposed. */
  aim: Aim
  /** The place that it is about; null of a new one. */
  target: DraftTarget | null
  /** The place that is changed, and the version of it that was seen; null for a new one. */
  change: { id: number; version: number } | null
  /** Made here, so that sending twice proposes once. */
  uuid: string
  kind: Kind | ''
  category: string
  /** What is drawn, with the other parts of a shape that has several. */
  sketch: Sketch
  kept: readonly Geometry[]
  at: number
  title: Words
  description: Words
  /** Why it is wished; of a change, what was changed. */
  reason: string
  stepFree: StepFree
  amenities: string[]
  /** As typed; toDate makes dates of them. */
  starts: string
  ends: string
  /** Slug of the organisation in whose name; "" is one's own. */
  organisation: string
  /** Places nearby that were said not to be the same. */
  dismissed: number[]
  /** When it was kept, as an ISO instant; "" before anything was. */
  keptAt: string
}

export function newDraft(uuid: string): Draft {
  return {
    aim: 'new',
    target: null,
    change: null,
    uuid,
    kind: '',
    category: '',
    sketch: emptySketch('Polygon'),
    kept: [],
    at: 0,
    title: { ro: '', en: '' },
    description: { ro: '', en: '' },
    reason: '',
    stepFree: '',
    amenities: [],
    starts: '',
    ends: '',
    organisation: '',
    dismissed: [],
    keptAt: '',
  }
}

/** Whether there is anything that would be a pity to lose. */
export function isStarted(draft: Draft): boolean {
  return (
    draft.target !== null ||
    draft.kind !== '' ||
    draft.sketch.vertices.length > 0 ||
    draft.title.ro + draft.title.en !== ''
  )
}

/** The shape people mostly need for a kind of place; they may take another. */
export function usualShape(kind: Kind): Shape {
  return kind === 'space' ? 'Polygon' : 'Point'
}

/** A kept draft from its text. Whatever is missing or no longer understood is as in a new one. */
export function readDraft(text: string | null, uuid: string): Draft {
  const fresh = newDraft(uuid)
  const kept = parse(text)
  const string = (key: keyof Draft) => (typeof kept[key] === 'string' ? kept[key] : (fresh[key] as string))
  return {
    aim: aims.find((a) => a === kept.aim) ?? 'new',
    target: readTarget(kept.target),
    change: readChange(kept.change),
    uuid: string('uuid') || uuid,
    kind: kinds.find((k) => k === kept.kind) ?? '',
    category: string('category'),
    sketch: readSketch(kept.sketch) ?? fresh.sketch,
    kept: list(kept.kept).filter(isGeometry),
    at: typeof kept.at === 'number' ? kept.at : 0,
    title: readWords(kept.title),
    description: readWords(kept.description),
    reason: string('reason'),
    stepFree: (['yes', 'limited', 'no'] as const).find((s) => s === kept.stepFree) ?? '',
    amenities: list(kept.amenities).filter((a) => typeof a === 'string'),
    starts: string('starts'),
    ends: string('ends'),
    organisation: string('organisation'),
    dismissed: list(kept.dismissed).filter((n) => typeof n === 'number'),
    keptAt: string('keptAt'),
  }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function readSketch(kept: unknown): Sketch | null {
  const { shape: name, vertices, done } = (kept ?? {}) as Record<string, unknown>
  const shape = shapes.find((s) => s === name)
  const positions = list(vertices) as number[][]
  if (!shape || !positions.every((p) => Array.isArray(p) && p.length === 2 && isPosition(p))) return null
  const sketch = { shape, vertices: positions as Position[], done: false }
  return { ...sketch, done: done === true && isEnough(sketch) }
}

function isGeometry(kept: unknown): kept is Geometry {
  const { type, coordinates } = (kept ?? {}) as Record<string, unknown>
  return shapes.some((shape) => shape === type) && Array.isArray(coordinates)
}

function readChange(kept: unknown): Draft['change'] {
  const { id, version } = (kept ?? {}) as Record<string, unknown>
  return typeof id === 'number' && typeof version === 'number' ? { id, version } : null
}

function readTarget(kept: unknown): DraftTarget | null {
  const target = (kept ?? {}) as DraftTarget
  const whole =
    typeof target.id === 'number' && kinds.includes(target.kind) && typeof target.title === 'string'
  return whole ? target : null
}

function readWords(kept: unknown): Words {
  const { ro, en } = (kept ?? {}) as Record<string, unknown>
  return { ro: typeof ro === 'string' ? ro : '', en: typeof en === 'string' ? en : '' }
}

function list(kept: unknown): unknown[] {
  return Array.isArray(kept) ? kept : []
}
