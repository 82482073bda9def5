import { api, take } from '../api/client'
import { asProblem, type Problem } from '../api/problem'
import type { Feature } from '../api/types'
import type { Bounds } from '../map/geometry'
import { placeQuery } from './filterquery'
import type { Filter, Language } from '../url'

const pageSize = 50

/** The list of places that match the filters in what the map shows; more pages come as they are asked for. */
class PlaceList {
  items = $state.raw<Feature[]>([])
  /** How many there are in all; undefined when counting would take too long. */
  matched = $state<number | undefined>()
  loading = $state(false)
  problem = $state.raw<Problem | null>(null)
  /** Whether an answer has come at all; before that, nothing found is not yet known. */
  known = $state(false)
  #next = $state<string | undefined>()
  #query: object = {}
  #running: AbortController | undefined

  get hasMore(): boolean {
    return this.#next !== undefined
  }

  /** Loads the first page. A text search is of the whole city, not only of what the map shows. */
  async load(filter: Filter, bounds: Bounds | null, language: Language): Promise<void> {
    const narrowed = placeQuery(filter)
    const bbox = bounds && !narrowed.q ? { bbox: bounds.map((b) => Number(b.toFixed(5))) } : {}
    const sortby = narrowed.q
      ? ('match' as const)
      : language === 'en'
        ? ('title_en' as const)
        : ('title' as const)
    this.#query = { ...narrowed, ...bbox, sortby, limit: pageSize }
    this.#next = undefined
    await this.#page(undefined)
  }

  /** Loads the next page and appends it. */
  async more(): Promise<void> {
    if (this.#next && !this.loading) await this.#page(this.#next)
  }

  async #page(after: string | undefined): Promise<void> {
    this.#running?.abort()
    const running = (this.#running = new AbortController())
    this.loading = true
    try {
      const page = await take(
        api.GET('/api/collections/{collectionId}/items', {
          params: { path: { collectionId: 'places' }, query: { ...this.#query, ...(after && { after }) } },
          signal: running.signal,
        }),
      )
      this.items = after ? [...this.items, ...page.features] : page.features
      if (!after) this.matched = page.numberMatched
      this.#next = cursorOf(page.links)
      this.problem = null
      this.known = true
    } catch (thrown) {
      if (running === this.#running) this.problem = asProblem(thrown)
    } finally {
      if (running === this.#running) this.loading = false
    }
  }
}

/** The cursor in the link to the next page, undefined at the end. */
export function cursorOf(links: { rel: string; href: string }[]): string | undefined {
  const next = links.find((l) => l.rel === 'next')?.href
  return (next && new URL(next, 'http://localhost').searchParams.get('after')) || undefined
}

export const places = new PlaceList()
