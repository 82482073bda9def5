// The way from the idea to the proposal. The step stands in the address, so that back goes back.
import type { Draft } from './draft'
import type { Lack } from './proposal'
import { wholeOf } from './parts'

export const steps = ['what', 'where', 'about', 'preview'] as const
export type Step = (typeof steps)[number]

/** The step the address asks for, or the earliest before it that is not done: nobody previews what is not drawn. */
export function stepOf(asked: string, draft: Draft): Step {
  const step = steps.find((s) => s === asked) ?? 'what'
  if (!draft.kind || !draft.category || (draft.aim !== 'new' && !draft.target)) return 'what'
  if (!wholeOf(draft) && steps.indexOf(step) > 1) return 'where'
  return step
}

/** In which step a field of the API is asked for. */
export function stepFor(field: string): Step {
  if (field === 'target' || field === 'kind' || field === 'category') return 'what'
  if (field === 'geometry' || field.startsWith('geometry.')) return 'where'
  return 'about'
}

/** The first step in which something is missing, or null. */
export function firstLack(lacks: readonly Lack[]): Step | null {
  const with_ = lacks.map((l) => stepFor(l.field))
  return steps.find((s) => with_.includes(s)) ?? null
}
