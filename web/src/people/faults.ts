// What is wrong with a field, in the language of the page. The server's own words are English and go with a stable
// code; a code without translation is shown in those words rather than not at all.
import type { FieldFault, Problem } from '../api/problem'
import { t, type Key } from '../i18n/t'

const words: Record<string, Key> = {
  required: 'people.faultRequired',
  too_long: 'people.faultTooLong',
  too_short: 'people.faultTooShort',
  not_an_email: 'people.faultEmail',
  not_a_date: 'people.faultDate',
  not_a_time: 'events.faultClock',
  other_start: 'events.faultOtherStart',
  not_a_day: 'events.faultNotADay',
  before_start: 'people.faultBeforeStart',
  in_the_past: 'people.faultPast',
  not_a_url: 'people.faultUrl',
  not_found: 'people.faultNotFound',
  too_many: 'people.faultTooMany',
  no_clash: 'tying.noClash',
  out_of_range: 'people.faultRange',
  wrong: 'people.faultWrongPassword',
  work_required: 'shell.workFailed',
  work_wrong: 'shell.workFailed',
  work_expired: 'shell.workFailed',
  work_used: 'shell.workFailed',
  consent: 'photo.consentLack',
  no_file: 'photo.fileLack',
  not_an_image: 'photo.faultImage',
  unsupported_image: 'photo.faultUnsupported',
  svg_image: 'photo.faultSVG',
  not_a_language: 'organisation.languageFault',
  not_a_slug: 'organisation.slugFault',
  no_way: 'organisation.noWay',
  not_a_phone: 'organisation.phoneFault',
  other_content: 'photo.faultContent',
  animated_image: 'photo.faultAnimated',
  broken_image: 'photo.faultBroken',
  too_many_pixels: 'photo.faultPixels',
  too_small: 'photo.faultSmall',
  too_large: 'photo.faultLarge',
  in_the_future: 'photo.faultFuture',
  same_moment: 'photo.faultPair',
  other_place: 'photo.faultPair',
  taken: 'photo.faultPair',
}

export function faultWords(fault: FieldFault): string {
  const key = words[fault.code]
  return key ? t(key) : fault.message
}

/** The fault of a form field, or undefined. A field covers its languages: title is at fault when title_ro is. */
export function faultOf(problem: Problem | null, field: string): string | undefined {
  const fault = problem?.errors.find((e) => covers(field, e.field))
  return fault && faultWords(fault)
}

/** The faults that belong to none of the fields a form shows. */
export function faultsElsewhere(problem: Problem, fields: string[]): FieldFault[] {
  return problem.errors.filter((e) => !fields.some((field) => covers(field, e.field)))
}

function covers(field: string, name: string): boolean {
  return name === field || name.startsWith(`${field}_`) || name.startsWith(`${field}[`)
}
