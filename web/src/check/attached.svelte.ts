// Photos that go with what somebody says of a place. They are sent after it, one by one; what was sent is not sent again.
import { sendPhoto } from '../photo/upload'
import { address } from '../state/address.svelte'
import { newId } from '../state/newid'
import { session } from '../state/session.svelte'

export interface AttachedPhoto {
  uuid: string
  file: File
  alt: string
}

export class Attached {
  photos = $state<AttachedPhoto[]>([])
  consent = $state(false)

  add(files: Iterable<File>): void {
    for (const file of files) this.photos.push({ uuid: newId(), file, alt: '' })
  }
  remove(uuid: string): void {
    this.photos = this.photos.filter((p) => p.uuid !== uuid)
  }

  /** Throws the Problem of the first that is refused, which is then the first of the list. */
  async send(placeId: number, to: { report: number } | { check: number }): Promise<void> {
    for (let first = this.photos[0]; first; first = this.photos[0]) {
      const { uuid, file, alt } = first
      const about = { uuid, alt: { [address.language]: alt.trim() }, caption: {}, ...to }
      const rights = {
        creator: session.account?.name ?? '',
        licence: 'CC-BY-4.0' as const,
        consent: this.consent as true, // the server refuses the photo without it
      }
      await sendPhoto(placeId, { ...about, ...rights }, file, () => undefined, new AbortController().signal)
      this.remove(uuid)
    }
    this.consent = false // it was for these
  }
}
