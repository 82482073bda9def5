// An application while it is written: what is typed is kept on the server a moment after the hand rests.
import { api, take } from '../api/client'
import { asProblem, type Problem } from '../api/problem'
import type { Application, Call, CallFit, Geometry } from '../api/types'
import { mergePatch } from '../people/merge'

/** How long the hand must rest before what is typed is sent, in milliseconds. */
const rest = 700

export type Site = { places: number[]; geometry: Geometry | null }

export class Applying {
  title = $state('')
  answers = $state<Record<string, unknown>>({})
  site = $state.raw<Site>({ places: [], geometry: null })
  share = $state(false)
  kept = $state.raw<Application>()!
  fit = $state.raw<CallFit | null>(null)
  saving = $state(false)
  problem = $state.raw<Problem | null>(null)
  readonly call: Call
  #timer: ReturnType<typeof setTimeout> | undefined
  #under: Promise<void> | undefined
  #dirty = false

  constructor(call: Call, application: Application) {
    this.call = call
    this.kept = application
    this.title = application.title
    this.answers = { ...application.answers }
    const { places = [], geometry = null } = application.site
    this.site = { places, geometry: geometry ?? null }
    this.share = application.share
    this.fit = application.fit
  }

  get stale(): boolean {
    return this.problem?.status === 412
  }

  answer(id: string, value: unknown): void {
    this.answers = { ...this.answers, [id]: value }
    this.changed()
  }

  setSite(site: Site): void {
    this.site = site
    this.changed()
  }

  changed(): void {
    this.#dirty = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), rest)
  }

  /** Sends what is not sent yet, one at a time, and tells whether all is kept. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#under
    if (!this.#dirty || this.stale) return !this.#dirty
    this.#under = this.#send()
    await this.#under
    return !this.#dirty
  }

  async #send(): Promise<void> {
    this.#dirty = false
    this.saving = true
    try {
      const { title, site, share } = this
      const answers = Object.fromEntries(
        Object.entries(this.answers).map(([k, v]) => [k, v === '' ? null : v]),
      )
      const { id, version } = this.kept
      this.#take(
        await take(
          api.PATCH('/api/applications/{applicationId}', {
            params: { path: { applicationId: id } },
            body: { title, answers, share, site },
            headers: { ...mergePatch.headers, 'If-Match': `"${version}"` },
          }),
        ),
      )
    } catch (thrown) {
      this.#dirty = true
      this.problem = asProblem(thrown)
    } finally {
      this.saving = false
    }
  }

  /** Sends everything and hands the application in. */
  async submit(): Promise<boolean> {
    if (!(await this.save())) return false
    try {
      const params = { path: { applicationId: this.kept.id } }
      this.#take(await take(api.POST('/api/applications/{applicationId}/submission', { params })))
      return true
    } catch (thrown) {
      this.problem = asProblem(thrown)
      return false
    }
  }

  /** Files are kept by themselves; the application is read again to have them. */
  async reread(): Promise<void> {
    const params = { path: { applicationId: this.kept.id } }
    this.kept = await take(api.GET('/api/applications/{applicationId}', { params }))
  }

  stop(): void {
    clearTimeout(this.#timer)
    void this.save()
  }

  #take(application: Application): void {
    this.kept = application
    this.fit = application.fit
    this.problem = null
  }
}
