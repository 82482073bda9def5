// One person's way through a step: which one, what they write, and what comes of it.
import { api, take } from '../api/client'
import type { Offer, Step, Timeline } from '../api/types'
import { t, word } from '../i18n/t'
import { Attempt } from '../people/attempt.svelte'
import { session } from '../state/session.svelte'
import { isAnswer, stepKey } from '../place/timeline'
import type { Standing } from './offers'

export class Deciding {
  readonly attempt = new Attempt()
  /** The step being written, null while none is. */
  offer = $state.raw<Offer | null>(null)
  reason = $state('')
  /** Slug of the organisation in whose name; "" is one's own. */
  organisation = $state('')
  mergedInto = $state(0)
  /** Somebody tried to send: from then on what is missing is said. */
  tried = $state(false)
  /** Somebody else was faster; what was typed is still here. */
  overtaken = $state(false)

  begin(offer: Offer): void {
    this.offer = offer
    this.attempt.problem = null
    this.tried = false
    this.overtaken = false
  }

  end(): void {
    this.offer = null
    this.reason = ''
    this.mergedInto = 0
    this.tried = false
    this.overtaken = false
    this.attempt.problem = null
  }

  get lacksReason(): boolean {
    return this.offer !== null && this.offer.reason && this.reason.trim() === ''
  }
  get lacksTarget(): boolean {
    return this.offer?.to === 'merged' && this.mergedInto === 0
  }

  /** Whether the step that is being written can still be made. */
  isOffered(offers: readonly Offer[]): boolean {
    return offers.some((o) => o.line === this.offer?.line && o.to === this.offer.to)
  }

  /** The step as it will stand in the timeline. */
  preview(standing: Standing): Step {
    const { line, to } = this.offer ?? { line: 'decision', to: 'received' }
    const membership = session.account?.memberships.find((m) => m.slug === this.organisation)
    return {
      id: 0,
      line,
      from: standing[line],
      to,
      at: new Date().toISOString(),
      author: session.account?.name ?? '',
      organisation: membership ? { slug: membership.slug, title: { ro: membership.title } } : null,
      reason: this.reason.trim(),
      correction: line === 'decision' && isAnswer(standing.decision),
      ...(to === 'merged' && this.mergedInto && { merged_into: this.mergedInto }),
    }
  }

  /**
   * Sends the step and gives the timeline after it, or null. When the place has moved on in between nothing is sent,
   * and what was typed stays: overtaken tells. seen: the version of the place that a change is about, as it was shown.
   */
  async send(
    placeId: number,
    version: number,
    form: HTMLElement | undefined,
    seen: number | undefined,
  ): Promise<Timeline | null> {
    const { offer } = this
    this.tried = true
    if (!offer) return null
    let after: Timeline | null = null
    const body = {
      line: offer.line,
      to: offer.to,
      version,
      ...(this.reason.trim() && { reason: this.reason.trim() }),
      ...(this.organisation && { organisation: this.organisation }),
      ...(seen && offer.line === 'decision' && { target_version: seen }),
      ...(offer.to === 'merged' && { merged_into: this.mergedInto }),
    }
    await this.attempt.run(async () => {
      after = await take(api.POST('/api/places/{placeId}/timeline', { params: { path: { placeId } }, body }))
    }, form)
    const status = this.attempt.problem?.status
    this.overtaken = status === 409 || status === 412
    return after
  }
}

/** What a step that was made is called when its success is told. */
export function doneWords(offer: Offer, standing: Standing): string {
  const head = t(stepKey('at', offer.line, standing[offer.line], offer.to))
  return t('step.done', { what: head[0]!.toLowerCase() + head.slice(1) })
}

/** An answer as it stands within a sentence. */
export function stateWord(state: string): string {
  return word('decision', state).toLowerCase()
}
