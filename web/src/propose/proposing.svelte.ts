// One person's way through a proposal: its drawing, what the server says of it, what is missing, and sending it.
import { tick } from 'svelte'
import { api, take } from '../api/client'
import { asProblem, type Problem } from '../api/problem'
import type { Edit, Feature, Proposal } from '../api/types'
import { property, t } from '../i18n/t'
import { address } from '../state/address.svelte'
import { notice } from '../state/notice.svelte'
import { session } from '../state/session.svelte'
import { stage } from '../state/stage.svelte'
import { slugOf } from '../url'
import type { Draft } from './draft'
import { draft } from './draft.svelte'
import { Drawing } from './drawing.svelte'
import { faultWords, geometryFaults, isAbout } from './faults'
import { readPlace, sendChange, sendEdit } from './changing'
import { Outlines } from './outlines.svelte'
import { lacks, proposalBody } from './proposal'
import { firstLack, stepFor, steps, type Step } from './steps'
import { Survey } from './survey.svelte'

/** The part of the draft that a field of the API is made from. */
const parts: Record<string, keyof Draft> = { geometry: 'sketch', step_free: 'stepFree' }

export class Proposing {
  readonly survey = new Survey()
  readonly outlines = new Outlines()
  readonly drawing = new Drawing(
    draft.now.sketch,
    (sketch) => draft.change({ sketch }),
    () => this.outlines.all,
  )
  sending = $state(false)
  /** Why the server did not take it, and the draft it did not take. */
  problem = $state.raw<Problem | null>(null)
  #refused: Draft | null = null
  /** Steps somebody tried to leave: from then on they show what is missing. */
  #tried = $state.raw<readonly Step[]>([])

  /** What is wrong with a field: missing, once one has tried to go on, or refused and not changed since. */
  fault(field: string): string | undefined {
    const lack =
      this.#tried.includes(stepFor(field)) && lacks(draft.now, draft.explained).find((l) => l.field === field)
    if (lack) return faultWords(lack)
    const refused = this.problem?.errors.find((e) => isAbout(e.field, field))
    return refused && this.#unchanged(field) ? faultWords({ ...refused, field }) : undefined
  }

  /** The faults of the geometry, of the survey and of a refusal. */
  get geometryFaults() {
    const refused = this.#unchanged('geometry') ? geometryFaults(this.problem) : []
    const known = this.survey.faults.map((f) => f.code)
    return [...this.survey.faults, ...refused.filter((f) => !known.includes(f.code))]
  }

  go(step: Step): void {
    address.go(draft.route, { extra: { step } })
  }

  /** Goes on, unless something of this step is missing; then the focus goes there. */
  leave(step: Step, to: Step): void {
    if (lacks(draft.now, draft.explained).some((l) => stepFor(l.field) === step))
      return void this.#insist(step)
    this.go(draft.now.change ? 'preview' : to) // a change begins and ends with how it will look
  }

  async send(): Promise<void> {
    const step = firstLack(lacks(draft.now, draft.explained))
    if (step) return this.#return(step)
    this.sending = true
    this.problem = null
    try {
      const { original } = draft
      const changes = original && draft.now.aim === 'new'
      if (changes && draft.editing === 'direct') this.#changed(await sendChange(draft.now, original))
      else if (changes) this.#asked(await sendEdit(draft.now, original))
      else this.#sent(await take(api.POST('/api/proposals', { body: proposalBody(draft.now, original) })))
    } catch (thrown) {
      this.#refuse(asProblem(thrown))
    } finally {
      this.sending = false
    }
  }

  discard(): void {
    const { home, original } = draft
    draft.discard()
    this.drawing.begin(draft.now.sketch)
    this.problem = null
    this.#tried = []
    notice.say(t(original ? 'change.discarded' : 'propose.discarded'))
    address.go(original ? home : '/propose', { replace: true })
  }

  /** After the letter to somebody without an account went out: what they proposed is with us now. */
  leaveSent(): void {
    draft.discard()
    address.go('/', { replace: true })
  }

  /** After it was sent: the page of what is proposed. */
  #sent(proposal: Proposal): void {
    const slug = slugOf(draft.now.title[address.language] || draft.now.title.ro || draft.now.title.en)
    const isPublic = proposal.publication === 'published'
    const { aim } = proposal
    draft.discard()
    stage.map?.refresh()
    address.go({ name: 'place', id: proposal.place_id, slug }, { replace: true })
    notice.say(
      t(isPublic ? (aim === 'new' ? 'propose.sentPublic' : 'amend.sentPublic') : 'propose.sentWaiting'),
    )
  }

  #changed(place: Feature): void {
    const { id = 0, properties } = place
    const sendable = properties.publication === 'needs_changes' || properties.publication === 'draft'
    draft.discard()
    stage.map?.refresh()
    address.go({ name: 'place', id, slug: slugOf(property(properties, 'title')) }, { replace: true })
    notice.say(t(sendable ? 'change.savedThenSend' : 'change.saved'))
  }

  /** After an edit was made at once, or waits for a moderator: the page of the place as it is. */
  #asked(edit: Edit): void {
    const { home } = draft
    draft.discard()
    stage.map?.refresh()
    address.go(home, { replace: true })
    notice.say(t(edit.state === 'published' ? 'change.saved' : 'change.asked'))
  }

  /** After somebody else changed the place: saves this draft over what they made of it. */
  async saveMine(): Promise<void> {
    await this.#reread((place) => draft.rebase(place))
    if (!this.problem) await this.send()
  }
  /** After somebody else changed the place: begins anew with what they made of it. */
  async takeTheirs(): Promise<void> {
    await this.#reread((place) => draft.restart(place))
    this.drawing.begin(draft.now.sketch)
  }
  async #reread(use: (place: Feature) => void): Promise<void> {
    this.sending = true
    try {
      use(await readPlace(draft.now.change?.id ?? 0))
      this.problem = null
    } catch (thrown) {
      this.#refuse(asProblem(thrown))
    } finally {
      this.sending = false
    }
  }

  #refuse(problem: Problem | null): void {
    this.problem = problem
    this.#refused = draft.now
    if (problem?.status === 401) void session.load().catch(asProblem) // the session has ended: ask to sign in again
    const wanted = problem?.errors.map((e) => stepFor(e.field)) ?? []
    const step = steps.find((s) => wanted.includes(s))
    if (step) void this.#return(step)
  }

  /** Back to the step in which something is wrong. */
  async #return(step: Step): Promise<void> {
    this.go(step)
    await this.#insist(step)
  }

  async #insist(step: Step): Promise<void> {
    this.#tried = [...this.#tried, step]
    await tick()
    document
      .querySelector<HTMLElement>('#panel :is([aria-invalid], fieldset[aria-describedby] input)')
      ?.focus()
  }

  #unchanged(field: string): boolean {
    const part = parts[field] ?? (field as keyof Draft)
    return this.#refused !== null && draft.now[part] === this.#refused[part]
  }
}
