// From the draft to what is sent, and to what it will look like once it is there.
import type { Aim, Facts, Feature, Geometry, PlaceProperties, Site } from '../api/types'
import { amendmentOf } from './change'
import { isBackwards, isDate, toDate } from './dates'
import type { Draft, Words } from './draft'
import { wholeOf } from './parts'

export interface ProposalBody {
  aim?: Aim
  target?: number
  feature: Feature
  reason: string
  organisation?: string
}

/** The body of POST /api/proposals. The geometry must be whole. original: the place that a change is about. */
export function proposalBody(draft: Draft, original: Feature | null = null): ProposalBody {
  return {
    ...(draft.aim !== 'new' && draft.target && { aim: draft.aim, target: draft.target.id }),
    feature: wishOf(draft, original),
    reason: draft.reason.trim(),
    ...(draft.organisation && { organisation: draft.organisation }),
  }
}

/** What is wished: the whole of a new place, of a change what is different, of a removal nothing but its number. */
function wishOf(draft: Draft, original: Feature | null): Feature {
  if (draft.aim === 'removal') {
    return { type: 'Feature', properties: { uuid: draft.uuid } } as Feature
  }
  if (draft.aim === 'change' && original) return amendmentOf(draft, original)
  const geometry = wholeOf(draft) as Geometry
  return { type: 'Feature', geometry, properties: { ...writable(draft), uuid: draft.uuid } }
}

/** The place as others will see it: what is written, and what the server has derived so far. */
export function previewOf(draft: Draft, facts: Facts | undefined, isPublic: boolean): Feature {
  const geometry = wholeOf(draft) as Geometry
  const properties: PlaceProperties = {
    ...writable(draft),
    ...(facts && derivedProperties(facts, draft.kind === 'riverside')),
    decision: 'received',
    publication: isPublic ? 'published' : 'submitted',
  }
  return { type: 'Feature', geometry, properties }
}

function writable(draft: Draft): PlaceProperties {
  const properties: Record<string, unknown> = {
    kind: draft.kind,
    category: draft.category,
    ...perLanguage('title', draft.title),
    ...perLanguage('description', draft.description),
    life: 'idea',
    step_free: draft.stepFree,
    amenities: draft.amenities,
    starts: toDate(draft.starts),
    ends: toDate(draft.ends),
  }
  const filled = Object.entries(properties).filter(([, v]) => (Array.isArray(v) ? v.length > 0 : v))
  return Object.fromEntries(filled) as PlaceProperties
}

function perLanguage(name: string, words: Words): Record<string, string> {
  return { [`${name}_ro`]: words.ro.trim(), [`${name}_en`]: words.en.trim() }
}

/** As the server writes derived facts into a feature: a kilometre only for riverside sites. */
export function derivedProperties(facts: Facts, riverside: boolean): PlaceProperties {
  const { river } = facts
  return {
    lon: facts.point[0]!,
    lat: facts.point[1]!,
    area_m2: facts.area_m2,
    length_m: facts.length_m,
    neighbourhood: facts.neighbourhood,
    neighbourhood_title: facts.neighbourhoods[0]?.title,
    neighbourhood_border: facts.neighbourhood_border,
    neighbourhoods: facts.neighbourhoods,
    ...(river && { river: river.river, river_title: river.title, river_distance_m: river.distance_m }),
    ...(river &&
      riverside && {
        river_km: river.km,
        river_bank: river.bank,
        river_offset_m: river.offset_m,
        river_beyond: river.beyond,
      }),
  }
}

/** A field that cannot be sent as it is. code: as the server's codes. */
export interface Lack {
  field: 'target' | 'kind' | 'category' | 'geometry' | 'title' | 'reason' | 'starts' | 'ends'
  code: 'required' | 'unfinished' | 'not_a_date' | 'before_start'
}

/** What is still missing or plainly wrong, before the server is asked. explained: whether it must say why. */
export function lacks(draft: Draft, explained = !draft.change || draft.aim === 'change'): Lack[] {
  const [starts, ends] = [toDate(draft.starts), toDate(draft.ends)]
  const found: [boolean, Lack][] = [
    [draft.aim !== 'new' && !draft.target, { field: 'target', code: 'required' }],
    [!draft.kind, { field: 'kind', code: 'required' }],
    [!draft.category, { field: 'category', code: 'required' }],
    [!wholeOf(draft), { field: 'geometry', code: 'unfinished' }],
    [!(draft.title.ro + draft.title.en).trim(), { field: 'title', code: 'required' }],
    [explained && !draft.reason.trim(), { field: 'reason', code: 'required' }],
    [starts !== '' && !isDate(starts), { field: 'starts', code: 'not_a_date' }],
    [ends !== '' && !isDate(ends), { field: 'ends', code: 'not_a_date' }],
    [isDate(starts) && isDate(ends) && isBackwards(starts, ends), { field: 'ends', code: 'before_start' }],
  ]
  return found.filter(([lacking]) => lacking).map(([, lack]) => lack)
}

/** Categories and amenities that make sense for the kind of the draft. */
export function vocabularyOf(
  site: Site | null,
  kind: Draft['kind'],
): { categories: string[]; amenities: string[] } {
  return (kind && site?.vocabularies[kind]) || { categories: [], amenities: [] }
}
