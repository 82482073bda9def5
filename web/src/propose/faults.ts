// What is wrong with a proposal, in the language of the page: the server's words are English, its codes are stable.
import type { FieldFault, Problem } from '../api/problem'
import { t, type Key } from '../i18n/t'
import { ro } from '../i18n/ro'

/** A fault in words; a code without translation is shown as the server says it rather than not at all. */
export function faultWords(fault: { field: string; code: string; message?: string }): string {
  const keys = [`propose.fault.${fault.field}.${fault.code}`, `propose.fault.${fault.code}`]
  const key = keys.find((k) => k in ro)
  return key ? t(key as Key) : (fault.message ?? fault.code)
}

/** The faults of a problem that concern the geometry, which are shown on the map. */
export function geometryFaults(problem: Problem | null): FieldFault[] {
  return problem?.errors.filter((e) => isAbout(e.field, 'geometry')) ?? []
}

/** Whether a field name of the API is that field, a language of it, or an element of it. */
export function isAbout(name: string, field: string): boolean {
  return (
    name === field ||
    name.startsWith(`${field}_`) ||
    name.startsWith(`${field}.`) ||
    name.startsWith(`${field}[`)
  )
}
