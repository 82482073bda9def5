// The photos of one place, which of them is looked at, and whether another one is being added.
import { api, take } from '../api/client'
import type { Photo } from '../api/types'
import { itemsOf } from './photos'

export class Album {
  photos = $state.raw<Photo[]>([])
  readonly items = $derived(itemsOf(this.photos))
  /** The item that is enlarged, -1 for none. */
  viewing = $state(-1)
  adding = $state(false)

  constructor(readonly placeId: number) {}

  /** A place without its photos is still a place: what goes wrong here is not told. */
  async load(): Promise<void> {
    const params = { path: { placeId: this.placeId } }
    const found = await take(api.GET('/api/places/{placeId}/photos', { params })).catch(() => null)
    if (found) this.photos = found.photos
  }

  async delete(photo: Photo): Promise<void> {
    await take(api.DELETE('/api/photos/{photoId}', { params: { path: { photoId: photo.id } } }))
    this.viewing = -1
    await this.load()
  }

  /** Has a refused photo of one's own looked at once more. */
  async appeal({ id }: Photo, reason: string): Promise<void> {
    const params = { path: { photoId: id } }
    const now = await take(api.POST('/api/photos/{photoId}/appeal', { params, body: { reason } }))
    this.photos = this.photos.map((photo) => (photo.id === id ? now : photo))
  }

  /** On to the next or back to the one before, round and round. */
  turn(by: 1 | -1): void {
    const n = this.items.length
    if (n > 0) this.viewing = (this.viewing + by + n) % n
  }
}
