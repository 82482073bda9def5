import { api, take } from '../api/client'
import type { paths } from '../api/schema'
import type { Occurrence } from '../api/types'
import { Attempt } from '../people/attempt.svelte'

export type EventQuery = NonNullable<paths['/api/events']['get']['parameters']['query']>

/** Occurrences by start, page after page. */
export class EventList {
  items = $state.raw<Occurrence[]>([])
  /** From which moment on, as the server understood it. */
  from = $state('')
  known = $state(false)
  attempt = $state.raw(new Attempt())
  #next = $state('')
  #query: EventQuery = {}
  #asked = 0

  get hasMore(): boolean {
    return this.#next !== ''
  }

  async load(query: EventQuery): Promise<void> {
    this.#query = query
    const asked = ++this.#asked
    this.attempt = new Attempt() // an earlier question still on its way does not hold this one up
    await this.attempt.run(async () => {
      const page = await ask(query)
      if (asked !== this.#asked) return
      this.items = page.occurrences
      this.from = page.from
      this.#next = cursor(page.next)
      this.known = true
    })
  }

  async more(): Promise<void> {
    await this.attempt.run(async () => {
      const page = await ask({ ...this.#query, after: this.#next })
      this.items = [...this.items, ...page.occurrences]
      this.#next = cursor(page.next)
    })
  }
}

function ask(query: EventQuery) {
  return take(api.GET('/api/events', { params: { query: { limit: 100, ...query } } }))
}

function cursor(next: string | undefined): string {
  return next ? (new URL(next, location.origin).searchParams.get('after') ?? '') : ''
}
