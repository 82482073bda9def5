// The moderators' desk: what waits, page by page, which item is open, which are chosen, and what comes of a decision.
import { tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import type { Problem } from '../api/problem'
import type { Feature, Matter, Pile, Waiting } from '../api/types'
import { t } from '../i18n/t'
import { Attempt } from '../people/attempt.svelte'
import { notice } from '../state/notice.svelte'
import { stage } from '../state/stage.svelte'
import {
  canUndo,
  countPiles,
  doneWords,
  isOvertaken,
  judge,
  keyOf,
  overtakenWords,
  readPlace,
  waitingPage,
  type Outcome,
} from './judge'

/** So few left in the list that the next page is fetched. */
const few = 10

export class Desk {
  readonly loading = new Attempt()
  readonly deciding = new Attempt()
  reading = new Attempt()
  waiting = $state.raw<Waiting[] | null>(null)
  piles = $state.raw<Pile[]>([])
  matter = $state<Matter | ''>('')
  /** The key of the item that is open; '' for none. */
  open = $state('')
  /** The place of the open one, once it was read. */
  feature = $state.raw<Feature | null>(null)
  /** For which answer a reason is being written. */
  answering = $state<Exclude<Outcome, 'published'> | null>(null)
  /** The open one was changed while it was looked at. */
  changed = $state(false)
  readonly chosen = new SvelteSet<string>()
  #after = $state<string | undefined>()
  /** What was decided last and can be taken back. */
  #last: Waiting[] = []

  get hasMore(): boolean {
    return this.#after !== undefined
  }
  get opened(): Waiting | undefined {
    return this.waiting?.find((item) => keyOf(item) === this.open)
  }
  get picked(): Waiting[] {
    return this.waiting?.filter((item) => this.chosen.has(keyOf(item))) ?? []
  }

  /** Reads the list anew; what is open stays so where it still waits. */
  async load(matter: Matter | ''): Promise<void> {
    if (matter !== this.matter) this.waiting = null
    this.matter = matter
    this.chosen.clear()
    const found = await this.loading.run(async () => {
      const page = await waitingPage(matter)
      this.waiting = page.items
      this.#after = page.after
    })
    if (found) this.show(this.opened ?? this.waiting?.[0])
    // A number that is missing is no reason to trouble anybody.
    this.piles = await countPiles().catch(() => this.piles)
  }

  async more(): Promise<void> {
    const from = this.#after
    if (!from) return
    await this.loading.run(async () => {
      const page = await waitingPage(this.matter, from)
      const known = new Set(this.waiting?.map(keyOf))
      this.waiting = [...(this.waiting ?? []), ...page.items.filter((item) => !known.has(keyOf(item)))]
      this.#after = page.after
    })
  }

  /** Opens an item and reads its place; without one, closes. */
  show(item: Waiting | undefined): void {
    this.open = item ? keyOf(item) : ''
    this.feature = null
    this.answering = null
    this.changed = false
    this.deciding.problem = null
    if (item) void this.read()
  }
  toggle(item: Waiting): void {
    this.show(this.open === keyOf(item) ? undefined : item)
  }

  async read(): Promise<void> {
    const item = this.opened
    if (!item) return
    this.reading = new Attempt() // another one may still be read; its answer is not waited for
    await this.reading.run(async () => {
      const feature = await readPlace(item)
      if (this.open === keyOf(item)) this.feature = feature
    })
  }

  /** Opens the next or the one before, and takes the focus there. */
  async move(by: 1 | -1): Promise<void> {
    const list = this.waiting ?? []
    const at = list.findIndex((item) => keyOf(item) === this.open)
    const to = list[at < 0 ? 0 : at + by]
    if (!to) return
    this.show(to)
    await this.focus()
    if (list.length - list.indexOf(to) <= few) await this.more()
  }

  choose(item: Waiting): void {
    if (!this.chosen.delete(keyOf(item))) this.chosen.add(keyOf(item))
  }
  /** All that is shown, or none when all are. */
  chooseAll(): void {
    const all = this.waiting ?? []
    if (this.chosen.size === all.length) this.chosen.clear()
    else for (const item of all) this.chosen.add(keyOf(item))
  }

  /** Begins to answer the open one with a reason, where that answer can be given. */
  answer(to: Exclude<Outcome, 'published'>): void {
    if (this.opened && this.feature && (to === 'refused' || this.opened.subject === 'place'))
      this.answering = to
  }

  /** Decides on the open one. Nobody decides on what they have not seen. */
  async decide(to: Outcome, reason: string, form?: HTMLElement): Promise<void> {
    const item = this.opened
    if (!item || !this.feature || this.deciding.busy) return
    const seen = item.subject === 'place' ? { ...item, version: this.feature.properties.version ?? 0 } : item
    let refused: Problem | null | undefined
    const done = await this.deciding.run(async () => {
      ;[refused] = await judge([seen], to, reason)
      if (refused && !isOvertaken(refused) && refused.status !== 412) throw refused
    }, form)
    if (!done) return
    if (refused?.status === 412) return this.#lookAgain()
    if (refused) notice.say(overtakenWords(item, refused.decided), { urgent: true })
    else this.#tell([item], to)
    await this.#drop([item])
  }

  /** Decides on all that are chosen. What somebody else has decided goes, what fails stays chosen. */
  async decideChosen(to: Outcome, reason: string, form?: HTMLElement): Promise<boolean> {
    const items = this.picked
    let problems: (Problem | null)[] = []
    const done = await this.deciding.run(async () => {
      problems = await judge(items, to, reason)
    }, form)
    if (!done) return false
    const gone = items.filter((_, i) => problems[i] === null)
    const overtaken = items.filter((_, i) => problems[i] && isOvertaken(problems[i]))
    const failed = items.length - gone.length - overtaken.length
    const more = [
      overtaken.length > 0 ? t('desk.bulkDecided', { n: overtaken.length }) : '',
      failed > 0 ? t('desk.bulkFailed', { n: failed }) : '',
    ]
    this.#tell(gone, to, more.filter(Boolean).join(' '))
    await this.#drop([...gone, ...overtaken])
    this.deciding.problem = problems.find((problem) => problem && !isOvertaken(problem)) ?? null
    return true
  }

  #tell(items: Waiting[], to: Outcome, more = ''): void {
    this.#last = items.filter(canUndo)
    notice.say([doneWords(items, to), more].filter(Boolean).join(' '), {
      urgent: more !== '',
      ...(this.#last.length > 0 && { action: { label: t('desk.undo'), run: () => void this.undo() } }),
    })
  }

  /** Takes the last decision back, and opens what it was on. */
  async undo(): Promise<void> {
    const items = this.#last
    this.#last = []
    if (items.length === 0) return notice.say(t('desk.undoNone'))
    const problems = await judge(items, 'waiting', '').catch(() => items.map(() => null))
    notice.say(problems.every((problem) => problem === null) ? t('desk.undone') : t('desk.undoLate'), {
      urgent: problems.some((problem) => problem !== null),
    })
    this.open = keyOf(items[0]!)
    await this.load(this.matter)
    await this.focus()
  }

  /** It has changed, and still waits: it is shown as it is now. */
  async #lookAgain(): Promise<void> {
    const open = this.open
    await this.load(this.matter)
    this.changed = this.open === open
    await this.focus()
  }

  /** Takes items from the list, and opens what has come up in the place of the open one. */
  async #drop(items: readonly Waiting[]): Promise<void> {
    const gone = new Set(items.map(keyOf))
    const list = this.waiting ?? []
    const at = list.findIndex((item) => keyOf(item) === this.open)
    const next = list.slice(Math.max(at, 0)).find((item) => !gone.has(keyOf(item)))
    this.waiting = list.filter((item) => !gone.has(keyOf(item)))
    for (const key of gone) this.chosen.delete(key)
    this.piles = this.piles.map((pile) => {
      const fewer = items.filter((item) => item.matter === pile.matter).length
      return pile.exact ? { ...pile, count: Math.max(0, pile.count - fewer) } : pile
    })
    if (gone.has(this.open) || !this.opened) this.show(next ?? this.waiting.at(-1))
    stage.map?.refresh()
    await this.focus()
    if (this.waiting.length - Math.max(at, 0) <= few) await this.more()
  }

  /** Takes the focus to the open item; to the list's head when there is none. */
  async focus(): Promise<void> {
    await tick()
    const head = document.getElementById(`waiting-${this.open}`) ?? document.getElementById('desk-head')
    head?.focus()
  }
}
