// The moderators' desk: what waits, page by page, which item is open, which are chosen, and what comes of a decision.
import { tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import { api, take } from '../api/client'
import { asProblem, type Problem } from '../api/problem'
import type { Feature, Proposal } from '../api/types'
import { inLanguage, t } from '../i18n/t'
import { notice } from '../state/notice.svelte'
import { stage } from '../state/stage.svelte'
import { Attempt } from './attempt.svelte'
import { countWaiting, waitingPage } from './queue'

export type Answer = 'published' | 'needs_changes' | 'hidden'

/** So few left in the list that the next page is fetched. */
const few = 10

export class Desk {
  readonly loading = new Attempt()
  readonly deciding = new Attempt()
  waiting = $state.raw<Proposal[] | null>(null)
  /** How many wait in all, undefined while that is not known. */
  count = $state<number | undefined>()
  /** The proposal that is open; 0 for none. */
  open = $state(0)
  /** The place of the open one, once it was read. */
  feature = $state.raw<Feature | null>(null)
  reading = new Attempt()
  /** For which answer a reason is being written. */
  answering = $state<Exclude<Answer, 'published'> | null>(null)
  /** The open one was changed while it was looked at. */
  changed = $state(false)
  readonly chosen = new SvelteSet<number>()
  /** How many of the chosen are done, while they are being published. */
  done = $state<number | null>(null)
  #after = $state<string | undefined>()

  get hasMore(): boolean {
    return this.#after !== undefined
  }
  get opened(): Proposal | undefined {
    return this.waiting?.find((p) => p.id === this.open)
  }
  get picked(): Proposal[] {
    return this.waiting?.filter((p) => this.chosen.has(p.id)) ?? []
  }

  async load(): Promise<void> {
    const found = await this.loading.run(async () => {
      const page = await waitingPage()
      this.waiting = page.proposals
      this.#after = page.after
    })
    if (!found) return
    this.show(this.waiting?.[0]?.id ?? 0)
    if (!this.hasMore) this.count = this.waiting?.length
    else this.count = await countWaiting().catch(() => undefined)
  }

  async more(): Promise<void> {
    const from = this.#after
    if (!from) return
    await this.loading.run(async () => {
      const page = await waitingPage(from)
      const known = new Set(this.waiting?.map((p) => p.id))
      this.waiting = [...(this.waiting ?? []), ...page.proposals.filter((p) => !known.has(p.id))]
      this.#after = page.after
    })
  }

  /** Opens a proposal and reads its place; 0 closes. */
  show(id: number): void {
    this.open = id
    this.feature = null
    this.answering = null
    this.changed = false
    this.deciding.problem = null
    if (this.opened) void this.read()
  }
  toggle(id: number): void {
    this.show(this.open === id ? 0 : id)
  }

  async read(): Promise<void> {
    const proposal = this.opened
    if (!proposal) return
    this.reading = new Attempt() // another one may still be read; its answer is not waited for
    await this.reading.run(async () => {
      const feature = await readPlace(proposal)
      if (this.open === proposal.id) this.feature = feature
    })
  }

  /** Opens the next or the one before, and takes the focus there. */
  async move(by: 1 | -1): Promise<void> {
    const list = this.waiting ?? []
    const at = list.findIndex((p) => p.id === this.open)
    const to = list[at < 0 ? 0 : at + by]
    if (!to) return
    this.show(to.id)
    await this.focus()
    if (list.length - list.indexOf(to) <= few) await this.more()
  }

  choose(id: number): void {
    if (!this.chosen.delete(id)) this.chosen.add(id)
  }

  /** Decides on the open one. A reason is mandatory unless it is published. */
  async decide(to: Answer, reason: string, form?: HTMLElement): Promise<void> {
    const proposal = this.opened
    const feature = this.feature
    if (!proposal || !feature || this.deciding.busy) return // nobody decides on what they have not seen
    const done = await this.deciding.run(() => publish(proposal, feature, to, reason), form)
    if (done) {
      notice.say(said[to](titleOf(proposal)))
      await this.#drop(proposal)
    } else if (isConflict(this.deciding.problem)) await this.#recover(proposal)
  }

  /** Somebody else was at it: the item goes if it was decided, else it is shown as it is now. */
  async #recover(proposal: Proposal): Promise<void> {
    this.deciding.problem = null
    await this.read()
    const gone = this.reading.problem?.status === 404
    if (gone || this.feature?.properties.publication !== 'submitted') {
      notice.say(t('desk.decided', { title: titleOf(proposal) }), { urgent: true })
      await this.#drop(proposal)
    } else this.changed = true
  }

  async #drop(proposal: Proposal): Promise<void> {
    const at = this.#remove(proposal)
    const list = this.waiting ?? []
    this.show((list[at] ?? list.at(-1))?.id ?? 0)
    stage.map?.refresh()
    await this.focus()
    if (list.length - at <= few) await this.more()
  }

  /** Takes a proposal from the list and gives where it was. */
  #remove(proposal: Proposal): number {
    const list = this.waiting ?? []
    this.waiting = list.filter((p) => p.id !== proposal.id)
    this.chosen.delete(proposal.id)
    if (this.count !== undefined) this.count = Math.max(this.count - 1, this.waiting.length)
    return Math.max(0, list.indexOf(proposal))
  }

  /** Publishes the chosen one by one. What somebody else has decided goes; what fails stays chosen. */
  async publishChosen(): Promise<void> {
    const problems: Problem[] = []
    let [published, overtaken] = [0, 0]
    this.done = 0
    for (const proposal of this.picked) {
      const outcome = await publishUnseen(proposal)
      if (outcome instanceof Object) problems.push(outcome)
      else {
        if (outcome) published++
        else overtaken++
        this.#remove(proposal)
      }
      this.done++
    }
    this.done = null
    const told = [t('desk.bulkDone', { n: published }), overtaken && t('desk.bulkDecided', { n: overtaken })]
    if (problems.length > 0) told.push(t('desk.bulkFailed', { n: problems.length }))
    notice.say(told.filter(Boolean).join(' '), { urgent: overtaken + problems.length > 0 })
    stage.map?.refresh()
    if (!this.opened) this.show(this.waiting?.[0]?.id ?? 0)
    if ((this.waiting?.length ?? 0) <= few) await this.more()
    this.deciding.problem = problems[0] ?? null
    await this.focus()
  }

  /** Takes the focus to the open item; to the list's head when there is none. */
  async focus(): Promise<void> {
    await tick()
    const head = document.getElementById(`waiting-${this.open}`) ?? document.getElementById('desk-head')
    head?.focus()
  }
}

const said: Record<Answer, (title: string) => string> = {
  published: (title) => t('people.publishedNow', { title }),
  needs_changes: (title) => t('people.sentBackNow', { title }),
  hidden: (title) => t('people.hiddenNow', { title }),
}

export function titleOf(proposal: Proposal): string {
  return inLanguage(proposal.place?.title)
}

function readPlace(proposal: Proposal): Promise<Feature> {
  const path = { collectionId: 'places' as const, featureId: proposal.place_id }
  return take(api.GET('/api/collections/{collectionId}/items/{featureId}', { params: { path } }))
}

/** Makes the step, for the version that was seen: what somebody else did since is not overridden. */
async function publish(proposal: Proposal, seen: Feature, to: Answer, reason: string): Promise<void> {
  const params = { path: { placeId: proposal.place_id } }
  const version = seen.properties.version ?? 0
  const body = { line: 'publication' as const, to, version, ...(reason && { reason }) }
  await take(api.POST('/api/places/{placeId}/timeline', { params, body }))
}

/** true: published; false: somebody else had decided already; else why it failed. */
async function publishUnseen(proposal: Proposal): Promise<boolean | Problem> {
  try {
    const now = await readPlace(proposal)
    if (now.properties.publication !== 'submitted') return false
    await publish(proposal, now, 'published', '')
    return true
  } catch (thrown) {
    const problem = asProblem(thrown)!
    return isConflict(problem) || problem.status === 404 ? false : problem
  }
}

function isConflict(problem: Problem | null): boolean {
  return problem?.status === 409 || problem?.status === 412
}
