// From a place that is there to a draft of how it should be, and from that to what is sent.
import type { Facts, Feature, Geometry, PlaceProperties } from '../api/types'
import { toDate } from './dates'
import { newDraft, type Draft, type StepFree } from './draft'
import { derivedProperties } from './proposal'
import { takeApart, wholeOf } from './parts'

/** The place as a draft. */
export function draftOf(feature: Feature, uuid: string): Draft {
  const p = feature.properties
  const id = feature.id ?? 0
  return {
    ...newDraft(uuid),
    change: { id, version: p.version ?? 0 },
    kind: p.kind ?? 'space',
    category: p.category ?? '',
    ...(feature.geometry && takeApart(feature.geometry)),
    title: { ro: text(p, 'title_ro'), en: text(p, 'title_en') },
    description: { ro: text(p, 'description_ro'), en: text(p, 'description_en') },
    stepFree: (p.step_free ?? '') as StepFree,
    amenities: [...(p.amenities ?? [])],
    starts: p.starts ?? '',
    ends: p.ends ?? '',
    dismissed: [id], // it is near itself
  }
}

/** What of the place was changed in neither draft or in theirs alone is theirs; what was changed in mine is mine. */
export function rebased(mine: Draft, base: Draft, theirs: Draft): Partial<Draft> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const pick = <T>(a: T, b: T, c: T): T => (same(a, b) ? c : a)
  const words = (part: 'title' | 'description') => ({
    ro: pick(mine[part].ro, base[part].ro, theirs[part].ro),
    en: pick(mine[part].en, base[part].en, theirs[part].en),
  })
  const shape = ({ sketch, kept, at }: Draft) => ({ sketch, kept, at })
  const whole = <K extends keyof Draft>(key: K) => pick(mine[key], base[key], theirs[key])
  return {
    kind: whole('kind'),
    category: whole('category'),
    ...shape(same(wholeOf(mine), wholeOf(base)) ? theirs : mine),
    title: words('title'),
    description: words('description'),
    stepFree: whole('stepFree'),
    amenities: whole('amenities'),
    starts: whole('starts'),
    ends: whole('ends'),
  }
}

function text(properties: PlaceProperties, name: string): string {
  const value = (properties as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}

/** What is sent: every field of the form, null for what was emptied, and the geometry only when it was changed. */
export interface ChangeBody {
  type: 'Feature'
  geometry?: Geometry
  properties: Record<string, unknown>
}

export function changeBody(draft: Draft, original: Feature): ChangeBody {
  const geometry = wholeOf(draft)
  const same =
    JSON.stringify(original.geometry && wholeOf(takeApart(original.geometry))) === JSON.stringify(geometry)
  const properties = { ...fieldsOf(draft), version: draft.change?.version }
  return { type: 'Feature', properties, ...(!same && geometry && { geometry }) }
}

/** What a proposed change names: only what would be different from the place. */
export function amendmentOf(draft: Draft, original: Feature): Feature {
  const { version: _, ...fields } = changeBody(draft, original).properties
  const old = original.properties as Record<string, unknown>
  const empty = (value: unknown) => (Array.isArray(value) && value.length === 0 ? null : (value ?? null))
  const different = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(empty(value)) !== JSON.stringify(empty(old[name])),
  )
  const { geometry } = changeBody(draft, original)
  const properties = { ...Object.fromEntries(different), uuid: draft.uuid } as PlaceProperties
  return { type: 'Feature', ...(geometry && { geometry }), properties } as Feature
}

/** Whether a change says anything that is different. */
export function isDifferent(draft: Draft, original: Feature): boolean {
  const { geometry, properties } = amendmentOf(draft, original)
  return Boolean(geometry) || Object.keys(properties).length > 1
}

function fieldsOf(draft: Draft): Record<string, unknown> {
  const filled = (value: string) => value.trim() || null
  return {
    kind: draft.kind,
    category: draft.category,
    title_ro: filled(draft.title.ro),
    title_en: filled(draft.title.en),
    description_ro: filled(draft.description.ro),
    description_en: filled(draft.description.en),
    step_free: draft.stepFree || null,
    amenities: draft.amenities,
    starts: filled(toDate(draft.starts)),
    ends: filled(toDate(draft.ends)),
  }
}

/** The place as it will be: what is changed over what it was, with what the server has derived so far. */
export function changedFeature(draft: Draft, original: Feature, facts: Facts | undefined): Feature {
  const properties: Record<string, unknown> = {
    ...original.properties,
    ...fieldsOf(draft),
    ...(facts && derivedProperties(facts, draft.kind === 'riverside')),
  }
  const told = Object.entries(properties).filter(([, value]) => value !== null)
  return {
    type: 'Feature',
    id: original.id ?? 0,
    geometry: wholeOf(draft) ?? original.geometry,
    properties: Object.fromEntries(told) as PlaceProperties,
  }
}
