import { tick, untrack } from 'svelte'
import { asProblem, type Problem } from '../api/problem'

/** One thing that a person tries to have done on the server: whether it is under way, and what went wrong. */
export class Attempt {
  busy = $state(false)
  problem = $state.raw<Problem | null>(null)

  /**
   * Runs the work and tells whether it was done. After a failure the first field at fault has the focus.
   * An effect that calls this does not come to depend on what is read here, which would have it run for ever.
   */
  run(work: () => Promise<void>, form?: HTMLElement | null): Promise<boolean> {
    return untrack(() => this.#run(work, form))
  }

  async #run(work: () => Promise<void>, form?: HTMLElement | null): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    try {
      await work()
      this.problem = null
      return true
    } catch (thrown) {
      this.problem = asProblem(thrown)
      return false
    } finally {
      this.busy = false
      if (this.problem && form) await focusFault(form)
    }
  }
}

/** Takes the reader to the first field of a form that is marked as wrong. */
export async function focusFault(form: HTMLElement): Promise<void> {
  await tick()
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
