import { api, take } from '../api/client'
import type { Photo } from '../api/types'
import { cursorIn, pageSize } from './queue'

export interface PhotoPage {
  photos: Photo[]
  /** How many wait in all, or at least so many. */
  count: number
  /** Where the next page begins; undefined at the end. */
  after: string | undefined
}

/** A page of the photos that wait for a moderator, the oldest first. */
export async function waitingPhotos(after?: string, limit = pageSize): Promise<PhotoPage> {
  const query = { state: 'waiting' as const, limit, ...(after && { after }) }
  const page = await take(api.GET('/api/photos', { params: { query } }))
  return { photos: page.photos, count: page.count, after: cursorIn(page.next) }
}

export async function countPhotos(): Promise<number> {
  return (await waitingPhotos(undefined, 1)).count
}

export function readPhoto(photo: Photo): Promise<Photo> {
  return take(api.GET('/api/photos/{photoId}', { params: { path: { photoId: photo.id } } }))
}

/** Decides on the version that was seen: what somebody else did since is not overridden. */
export async function decidePhoto(photo: Photo, to: 'published' | 'refused', reason: string): Promise<void> {
  const params = { path: { photoId: photo.id } }
  const body = { to, version: photo.version, ...(reason && { reason }) }
  await take(api.POST('/api/photos/{photoId}/decision', { params, body }))
}
