/** What was done, in words, and how it is taken back. */
export interface Done {
  text: string
  revert: () => Promise<void> | void
}

/** The actions of one screen, to be taken back one by one, the last first. */
export class Undo {
  #done = $state.raw<readonly Done[]>([])

  get last(): Done | undefined {
    return this.#done.at(-1)
  }
  push(done: Done): void {
    this.#done = [...this.#done.slice(-49), done]
  }
  /** Takes the last action back. When that fails it stays the last, to be tried again. */
  async revert(): Promise<void> {
    const done = this.last
    if (!done) return
    await done.revert()
    this.#done = this.#done.filter((d) => d !== done)
  }
}
