import { api, take } from '../api/client'
import type { Follow, Rhythm, Watch } from '../api/types'
import { session } from '../state/session.svelte'
import { sameWatch } from './watch'

/** What the person who is signed in follows; read once for each of them, when a screen first needs it. */
class Follows {
  list = $state.raw<Follow[] | null>(null)
  #of = 0

  /** The follow of this very watch, if there is one. */
  find(watch: Watch): Follow | undefined {
    return this.list?.find((f) => sameWatch(f.watch, watch))
  }

  async load(): Promise<void> {
    const account = session.account?.id ?? 0
    if (account === this.#of) return
    this.#of = account
    this.list = null
    if (account) this.list = (await take(api.GET('/api/follows'))).follows
  }

  async add(title: string, watch: Watch, rhythm: Rhythm = 'weekly'): Promise<void> {
    const follow = await take(api.POST('/api/follows', { body: { title, watch, rhythm } }))
    this.list = [follow, ...(this.list ?? []).filter((f) => f.id !== follow.id)]
  }

  async setRhythm(id: number, rhythm: Rhythm): Promise<void> {
    const params = { path: { followId: id } }
    const follow = await take(api.PATCH('/api/follows/{followId}', { params, body: { rhythm } }))
    this.list = (this.list ?? []).map((f) => (f.id === id ? follow : f))
  }

  async remove(id: number): Promise<void> {
    await take(api.DELETE('/api/follows/{followId}', { params: { path: { followId: id } } }))
    this.list = (this.list ?? []).filter((f) => f.id !== id)
  }
}

export const follows = new Follows()
