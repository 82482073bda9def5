import { api, take } from '../api/client'
import { asProblem, type FieldFault, type Problem } from '../api/problem'
import type { Facts, Geometry, Kind, PlaceRef } from '../api/types'

/** How long the hand must rest before the server is asked, in milliseconds. */
const rest = 250

/** What the server says of the geometry being drawn. The last question wins; the old answer stays until the new one. */
export class Survey {
  facts = $state.raw<Facts | undefined>()
  faults = $state.raw<FieldFault[]>([])
  nearby = $state.raw<PlaceRef[]>([])
  problem = $state.raw<Problem | null>(null)
  /** An answer is under way; what is shown belongs to the geometry before. */
  asking = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #call: AbortController | undefined
  #asked = ''

  /** Asks about a geometry after a moment of rest, unless it is the one last asked about. */
  ask(geometry: Geometry | null, kind: Kind | ''): void {
    const question = JSON.stringify([geometry, kind])
    if (question === this.#asked) return
    this.#asked = question
    this.stop()
    if (!geometry) return this.#forget()
    this.asking = true
    this.#timer = setTimeout(() => void this.#send(geometry, kind), rest)
  }

  again(geometry: Geometry | null, kind: Kind | ''): void {
    this.#asked = ''
    this.ask(geometry, kind)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#call?.abort()
    this.asking = false
  }

  #forget(): void {
    this.facts = undefined
    this.faults = []
    this.nearby = []
    this.problem = null
  }

  async #send(geometry: Geometry, kind: Kind | ''): Promise<void> {
    const call = new AbortController()
    this.#call = call
    try {
      const body = { geometry, ...(kind && { kind }) }
      const answer = await take(api.POST('/api/survey', { body, signal: call.signal }))
      this.facts = answer.facts
      this.faults = answer.problems
      this.nearby = answer.nearby
      this.problem = null
    } catch (thrown) {
      if (call.signal.aborted) return
      this.problem = asProblem(thrown)
      this.#asked = '' // the same geometry may be asked about again
    } finally {
      if (this.#call === call) this.asking = false
    }
  }
}
