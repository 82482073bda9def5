import { api, take } from '../api/client'
import type { Project } from '../api/types'
import { Attempt } from '../people/attempt.svelte'

export interface ProjectQuery {
  q?: string
  organisation?: string
  programme?: string
}

/** Projects by title, page after page. */
export class ProjectList {
  items = $state.raw<Project[]>([])
  known = $state(false)
  attempt = $state.raw(new Attempt())
  #next = $state('')
  #query: ProjectQuery = {}
  #asked = 0

  get hasMore(): boolean {
    return this.#next !== ''
  }

  async load(query: ProjectQuery): Promise<void> {
    this.#query = query
    const asked = ++this.#asked
    this.attempt = new Attempt() // an earlier question still on its way does not hold this one up
    await this.attempt.run(async () => {
      const page = await ask(query)
      if (asked !== this.#asked) return
      this.items = page.projects
      this.#next = cursor(page.next)
      this.known = true
    })
  }

  async more(): Promise<void> {
    await this.attempt.run(async () => {
      const page = await ask({ ...this.#query, after: this.#next })
      this.items = [...this.items, ...page.projects]
      this.#next = cursor(page.next)
    })
  }
}

function ask(query: ProjectQuery & { after?: string }) {
  return take(api.GET('/api/projects', { params: { query: { ...query, limit: 50 } } }))
}

function cursor(next: string | undefined): string {
  return next ? (new URL(next, location.origin).searchParams.get('after') ?? '') : ''
}
