// A queue of the moderators' desk whose items are published or refused: what waits, page by page, which is open, and what
// comes of a decision.
import { tick } from 'svelte'
import { notice } from '../state/notice.svelte'
import { Attempt } from './attempt.svelte'
import { deskAct, type DeskAct } from './keys'

export interface QueuePage<T> {
  items: T[]
  /** How many wait in all, or at least so many. */
  count: number
  /** Where the next page begins; undefined at the end. */
  after: string | undefined
}

export type Verdict = 'published' | 'refused'

/** Where the items come from, and where decisions go. */
export interface QueueSource<T> {
  page: (after?: string) => Promise<QueuePage<T>>
  /** Decides on what was seen: what somebody else did since is refused with a conflict. */
  decide: (item: T, to: Verdict, reason: string) => Promise<void>
  /** The item as it is now, null when somebody else has decided. */
  reread: (item: T) => Promise<T | null>
  said: (item: T, what: Verdict | 'overtaken') => string
}

/** So few left in the list that the next page is fetched. */
const few = 10

export class QueueDesk<T extends { id: number }> {
  readonly loading = new Attempt()
  readonly deciding = new Attempt()
  waiting = $state.raw<T[] | null>(null)
  /** How many wait in all, undefined while that is not known. */
  count = $state<number | undefined>()
  /** The item that is open; 0 for none. */
  open = $state(0)
  /** A reason for refusing is being written. */
  refusing = $state(false)
  /** The open one was changed while it was looked at. */
  changed = $state(false)
  #after = $state<string | undefined>()

  constructor(readonly queue: QueueSource<T>) {}

  get hasMore(): boolean {
    return this.#after !== undefined
  }
  get opened(): T | undefined {
    return this.waiting?.find((item) => item.id === this.open)
  }

  async load(): Promise<void> {
    const found = await this.loading.run(async () => {
      const page = await this.queue.page()
      this.waiting = page.items
      this.count = page.count
      this.#after = page.after
    })
    if (found) this.show(this.waiting?.[0]?.id ?? 0)
  }

  async more(): Promise<void> {
    const from = this.#after
    if (!from) return
    await this.loading.run(async () => {
      const page = await this.queue.page(from)
      const known = new Set(this.waiting?.map((item) => item.id))
      this.waiting = [...(this.waiting ?? []), ...page.items.filter((item) => !known.has(item.id))]
      this.#after = page.after
    })
  }

  /** Opens an item; 0 closes. */
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
    const at = list.findIndex((item) => item.id === this.open)
    const to = list[at < 0 ? 0 : at + by]
    if (!to) return
    this.show(to.id)
    await this.focus()
    if (list.length - list.indexOf(to) <= few) await this.more()
  }

  /** Decides on the open one. A reason is mandatory when it is refused. */
  async decide(to: Verdict, reason: string, form?: HTMLElement): Promise<void> {
    const item = this.opened
    if (!item || this.deciding.busy) return
    if (await this.deciding.run(() => this.queue.decide(item, to, reason), form)) {
      notice.say(this.queue.said(item, to))
      await this.#drop(item)
    } else if ([404, 409, 412].includes(this.deciding.problem?.status ?? 0)) await this.#recover(item)
  }

  /** Somebody else was at it: the item goes if it was decided, else it is shown as it is now. */
  async #recover(item: T): Promise<void> {
    this.deciding.problem = null
    const now = await this.queue.reread(item).catch(() => null)
    if (!now) {
      notice.say(this.queue.said(item, 'overtaken'), { urgent: true })
      await this.#drop(item)
      return
    }
    this.waiting = (this.waiting ?? []).map((other) => (other.id === now.id ? now : other))
    this.changed = true
  }

  async #drop(item: T): Promise<void> {
    const at = Math.max(0, this.waiting?.findIndex((other) => other.id === item.id) ?? 0)
    const list = (this.waiting ?? []).filter((other) => other.id !== item.id)
    this.waiting = list
    if (this.count !== undefined) this.count = Math.max(this.count - 1, list.length)
    this.show((list[at] ?? list.at(-1))?.id ?? 0)
    await this.focus()
    if (list.length - at <= few) await this.more()
  }

  /** Takes the focus to the open item; to the head of the desk when there is none. */
  async focus(): Promise<void> {
    await tick()
    const head = document.getElementById(`waiting-${this.open}`) ?? document.getElementById('desk-head')
    head?.focus()
  }
}

/** What the keys of the desk do with a queue. */
export function queueActs<T extends { id: number }>(
  desk: QueueDesk<T>,
): Partial<Record<DeskAct, () => unknown>> {
  return {
    next: () => desk.move(1),
    previous: () => desk.move(-1),
    publish: () => desk.decide('published', ''),
    hide: () => (desk.refusing = desk.opened !== undefined),
  }
}

/** Has the keys count within an element: an attachment. */
export function deskKeysFor<T extends { id: number }>(
  desk: QueueDesk<T>,
  more: Partial<Record<DeskAct, () => unknown>> = {},
): (element: HTMLElement) => () => void {
  const does = { ...queueActs(desk), ...more }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && desk.refusing) {
      desk.refusing = false
      return void desk.focus()
    }
    const act = deskAct(event)
    if (!act || !does[act]) return
    event.preventDefault()
    does[act]()
  }
  return (element) => {
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }
}
