// The way of somebody who is not signed in: a letter to confirm by. The form and the button that sends it share this.
import { Attempt } from '../people/attempt.svelte'
import { session } from '../state/session.svelte'

export class EmailWay {
  readonly asking = new Attempt()
  /** To whom the letter went. */
  sentTo = $state('')

  /** Whether this is the way for whoever is here. */
  get needed(): boolean {
    return session.known && !session.account
  }
}
