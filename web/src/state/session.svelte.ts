import { api, take } from '../api/client'
import type { Account, May, Whoami } from '../api/types'

/** Who is signed in and what they may do. Nobody until the server has answered. */
class SessionState {
  #who = $state.raw<Whoami>({ account: null, may: [] })
  #known = $state(false)

  get account(): Account | null {
    return this.#who.account ?? null
  }
  /** Whether the server has answered; until then nobody should be told that they are signed out. */
  get known(): boolean {
    return this.#known
  }
  may(what: May): boolean {
    return this.#who.may.includes(what)
  }

  async load(): Promise<void> {
    this.set(await take(api.GET('/api/session')))
  }
  /** After signing in, whose answer is the same. */
  set(who: Whoami): void {
    this.#who = who
    this.#known = true
  }
  async signOut(): Promise<void> {
    await take(api.DELETE('/api/session'))
    this.set({ account: null, may: [] })
  }
}

export const session = new SessionState()
