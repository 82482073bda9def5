// What is said of a photo that is sent in, as the form has it and as the server takes it.
import type { FieldFault } from '../api/problem'
import type { Licence, PhotoInput } from '../api/types'
import { isDate, normalDate } from '../partner/period'

export interface PhotoForm {
  altRo: string
  altEn: string
  creator: string
  licence: Licence
  takenAt: string
  moment: '' | 'before' | 'after'
  /** The number of the photo from the other moment, as a choice has it; "" for none. */
  pair: string
  organisation: string
  consent: boolean
}

export const mostBytes = 20 << 20

export function noPhoto(creator = ''): PhotoForm {
  return {
    altRo: '',
    altEn: '',
    creator,
    licence: 'CC-BY-4.0',
    takenAt: '',
    moment: '',
    pair: '',
    organisation: '',
    consent: false,
  }
}

/** What is missing or cannot be, before twenty megabytes are sent to be told so. */
export function lacksOf(form: PhotoForm, file: File | null): FieldFault[] {
  const lacks: FieldFault[] = []
  const lack = (field: string, code: string) => lacks.push({ field, code, message: code })
  if (!file) lack('image', 'no_file')
  else if (file.size > mostBytes) lack('image', 'too_large')
  if (!form.altRo.trim() && !form.altEn.trim()) lack('alt_ro', 'required')
  if (!form.creator.trim()) lack('creator', 'required')
  if (!isDate(normalDate(form.takenAt))) lack('taken_at', 'not_a_date')
  if (!form.consent) lack('consent', 'consent')
  return lacks
}

export function inputOf(form: PhotoForm, uuid: string): PhotoInput {
  const [ro, en] = [form.altRo.trim(), form.altEn.trim()]
  return {
    alt: { ...(ro && { ro }), ...(en && { en }) },
    creator: form.creator.trim(),
    licence: form.licence,
    taken_at: normalDate(form.takenAt),
    moment: form.moment,
    pair: form.moment ? Number(form.pair) : 0,
    organisation: form.organisation,
    consent: true,
    uuid,
  }
}
