// The moderators' desk for photos: what waits, page by page, which one is open, and what comes of a decision.
import { tick } from 'svelte'
import type { Photo } from '../api/types'
import { inLanguage, t } from '../i18n/t'
import { notice } from '../state/notice.svelte'
import { Attempt } from './attempt.svelte'
import { decidePhoto, readPhoto, waitingPhotos } from './photoqueue'

/** So few left in the list that the next page is fetched. */
const few = 10

export class PhotoDesk {
  readonly loading = new Attempt()
  readonly deciding = new Attempt()
  waiting = $state.raw<Photo[] | null>(null)
  /** How many wait in all, undefined while that is not known. */
  count = $state<number | undefined>()
  /** The photo that is open; 0 for none. */
  open = $state(0)
  /** A reason for refusing is being written. */
  refusing = $state(false)
  /** The open one was changed while it was looked at. */
  changed = $state(false)
  #after = $state<string | undefined>()

  get hasMore(): boolean {
    return this.#after !== undefined
  }
  get opened(): Photo | undefined {
    return this.waiting?.find((photo) => photo.id === this.open)
  }

  async load(): Promise<void> {
    const found = await this.loading.run(async () => {
      const page = await waitingPhotos()
      this.waiting = page.photos
      this.count = page.count
      this.#after = page.after
    })
    if (found) this.show(this.waiting?.[0]?.id ?? 0)
  }

  async more(): Promise<void> {
    const from = this.#after
    if (!from) return
    await this.loading.run(async () => {
      const page = await waitingPhotos(from)
      const known = new Set(this.waiting?.map((photo) => photo.id))
      this.waiting = [...(this.waiting ?? []), ...page.photos.filter((photo) => !known.has(photo.id))]
      this.#after = page.after
    })
  }

  /** Opens a photo; 0 closes. */
  show(id: number): void {
    this.open = id
    this.refusing = false
    this.changed = false
    this.deciding.problem = null
  }
  toggle(id: number): void {
    this.show(this.open === id ? 0 : id)
  }

  /** Opens the next or the one before, and takes the focus there. */
  async move(by: 1 | -1): Promise<void> {
    const list = this.waiting ?? []
    const at = list.findIndex((photo) => photo.id === this.open)
    const to = list[at < 0 ? 0 : at + by]
    if (!to) return
    this.show(to.id)
    await this.focus()
    if (list.length - list.indexOf(to) <= few) await this.more()
  }

  /** Decides on the open one. A reason is mandatory when it is refused. */
  async decide(to: 'published' | 'refused', reason: string, form?: HTMLElement): Promise<void> {
    const photo = this.opened
    if (!photo || this.deciding.busy) return
    if (await this.deciding.run(() => decidePhoto(photo, to, reason), form)) {
      const said = to === 'published' ? 'photo.publishedNow' : 'photo.refusedNow'
      notice.say(t(said, { title: placeOf(photo) }))
      await this.#drop(photo)
    } else if ([404, 409, 412].includes(this.deciding.problem?.status ?? 0)) await this.#recover(photo)
  }

  /** Somebody else was at it: the photo goes if it was decided, else it is shown as it is now. */
  async #recover(photo: Photo): Promise<void> {
    this.deciding.problem = null
    const now = await readPhoto(photo).catch(() => null)
    if (now?.state !== 'waiting') {
      notice.say(t('photo.decided', { title: placeOf(photo) }), { urgent: true })
      await this.#drop(photo)
      return
    }
    this.waiting = (this.waiting ?? []).map((other) => (other.id === now.id ? now : other))
    this.changed = true
  }

  async #drop(photo: Photo): Promise<void> {
    const at = Math.max(0, this.waiting?.findIndex((other) => other.id === photo.id) ?? 0)
    const list = (this.waiting ?? []).filter((other) => other.id !== photo.id)
    this.waiting = list
    if (this.count !== undefined) this.count = Math.max(this.count - 1, list.length)
    this.show((list[at] ?? list.at(-1))?.id ?? 0)
    await this.focus()
    if (list.length - at <= few) await this.more()
  }

  /** Takes the focus to the open photo; to the list's head when there is none. */
  async focus(): Promise<void> {
    await tick()
    const head = document.getElementById(`waiting-${this.open}`) ?? document.getElementById('desk-head')
    head?.focus()
  }
}

export function placeOf(photo: Photo): string {
  return inLanguage(photo.place?.title)
}
