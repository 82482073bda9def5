import { api, take } from '../api/client'
import type { Photo } from '../api/types'
import { inLanguage, t } from '../i18n/t'
import { cursorIn, pageSize } from './queue'
import type { QueuePage, QueueSource } from './queuedesk.svelte'

/** A page of the photos that wait for a moderator, the oldest first. */
async function waitingPhotos(after?: string, limit = pageSize): Promise<QueuePage<Photo>> {
  const query = { state: 'waiting' as const, limit, ...(after && { after }) }
  const page = await take(api.GET('/api/photos', { params: { query } }))
  return { items: page.photos, count: page.count, after: cursorIn(page.next) }
}

export async function countPhotos(): Promise<number> {
  return (await waitingPhotos(undefined, 1)).count
}

export const photoQueue: QueueSource<Photo> = {
  page: waitingPhotos,
  async decide(photo, to, reason) {
    const params = { path: { photoId: photo.id } }
    const body = { to, version: photo.version, ...(reason && { reason }) }
    await take(api.POST('/api/photos/{photoId}/decision', { params, body }))
  },
  async reread(photo) {
    const now = await take(api.GET('/api/photos/{photoId}', { params: { path: { photoId: photo.id } } }))
    return now.state === 'waiting' ? now : null
  },
  said(photo, what) {
    const words = {
      published: 'photo.publishedNow',
      refused: 'photo.refusedNow',
      overtaken: 'photo.decided',
    } as const
    return t(words[what], { title: placeOf(photo) })
  },
}

export function placeOf(photo: Photo): string {
  return inLanguage(photo.place?.title)
}
