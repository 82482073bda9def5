// From the photos of a place to what is shown: pairs side by side, the newest first, what is not public at the end.
import { personName } from '../i18n/person'
import type { Licence, Photo } from '../api/types'
import { formatDate } from '../i18n/format'
import { inLanguage, t, type Key } from '../i18n/t'
import { address } from '../state/address.svelte'

/** One thing to look at: a photo, or a pair of before and after. */
export interface Item {
  id: number
  photo: Photo
  /** The photo from before, when photo is the one from after. */
  before: Photo | undefined
}

export function itemsOf(photos: readonly Photo[]): Item[] {
  const byId = new Map(photos.map((photo) => [photo.id, photo]))
  const items = photos.flatMap((photo): Item[] => {
    const other = byId.get(photo.pair)
    if (!other) return [{ id: photo.id, photo, before: undefined }]
    return photo.moment === 'after' ? [{ id: photo.id, photo, before: other }] : []
  })
  const isPublic = (item: Item) => Number(item.photo.state === 'published')
  return items.toSorted((a, b) => isPublic(b) - isPublic(a) || b.id - a.id)
}

/** Photos that the new one, taken at the other moment, can be paired with. */
export function partnersFor(moment: string, photos: readonly Photo[]): Photo[] {
  const wanted = moment === 'before' ? 'after' : moment === 'after' ? 'before' : ''
  return wanted ? photos.filter((photo) => photo.moment === wanted && !photo.pair) : []
}

export const sizes = [320, 960, 1920] as const

export function imageUrl(photo: Photo, size: (typeof sizes)[number]): string {
  return `/api/photos/${photo.id}/image/${size}`
}

/** The sizes of a photo by width, so that the browser takes the one it needs. */
export function srcset(photo: Photo): string {
  const longest = Math.max(photo.width, photo.height)
  const widths = sizes.map((size) => Math.round(photo.width * Math.min(1, size / longest)))
  return sizes.map((size, i) => `${imageUrl(photo, size)} ${widths[i]}w`).join(', ')
}

/** The language of a text that is not there in that of the page, so that it is read out right. */
export function altLanguage(photo: Photo): string | undefined {
  if (photo.alt[address.language]) return undefined
  return Object.keys(photo.alt).find((language) => photo.alt[language] === inLanguage(photo.alt))
}

export function creditOf(photo: Photo): string {
  const organisation = inLanguage(photo.organisation?.title)
  const by = organisation
    ? t('photo.byFor', { name: personName(photo.creator), organisation })
    : t('photo.by', { name: personName(photo.creator) })
  const taken = photo.taken_at && t('photo.taken', { date: formatDate(photo.taken_at, address.language) })
  return [by, taken].filter(Boolean).join(', ')
}

export function licenceName(licence: Licence): string {
  return t(`photo.short.${licence}` as Key)
}

const deeds: Partial<Record<Licence, string>> = {
  'CC0-1.0': 'publicdomain/zero/1.0',
  'CC-BY-4.0': 'licenses/by/4.0',
  'CC-BY-SA-4.0': 'licenses/by-sa/4.0',
}

/** Where the licence is explained, in the language of the page. */
export function licenceLink(licence: Licence): string | undefined {
  const deed = deeds[licence]
  return deed && `https://creativecommons.org/${deed}/deed.${address.language}`
}
