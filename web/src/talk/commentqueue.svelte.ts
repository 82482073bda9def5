// The comments that wait for a moderator, or that readers have flagged: which is at hand, and what comes of a decision.
import { tick } from 'svelte'
import { api, take } from '../api/client'
import type { Comment } from '../api/types'
import { t } from '../i18n/t'
import { Attempt } from '../people/attempt.svelte'
import { cursorIn } from '../people/queue'
import { notice } from '../state/notice.svelte'

/** How many comments wait; undefined when they are more than a page. */
export async function countComments(): Promise<number | undefined> {
  const page = await take(api.GET('/api/comments', { params: { query: { limit: 200 } } }))
  return page.next ? undefined : page.comments.length
}

export class CommentQueue {
  readonly loading = new Attempt()
  readonly deciding = new Attempt()
  comments = $state.raw<Comment[] | null>(null)
  /** The comment at hand; 0 for none. */
  open = $state(0)
  /** Whether the reason of a refusal is being written. */
  refusing = $state(false)
  #after = $state<string | undefined>()

  constructor(readonly flagged: boolean) {}

  get hasMore(): boolean {
    return this.#after !== undefined
  }
  /** How many there are; undefined while that is not known. */
  get count(): number | undefined {
    return this.hasMore ? undefined : this.comments?.length
  }
  get opened(): Comment | undefined {
    return this.comments?.find((c) => c.id === this.open)
  }

  async load(): Promise<void> {
    await this.loading.run(async () => {
      const query = { ...(this.flagged && { flagged: true }), ...(this.#after && { after: this.#after }) }
      const page = await take(api.GET('/api/comments', { params: { query } }))
      const known = new Set(this.comments?.map((c) => c.id))
      this.comments = [...(this.comments ?? []), ...page.comments.filter((c) => !known.has(c.id))]
      this.#after = cursorIn(page.next)
    })
    this.open ||= this.comments?.[0]?.id ?? 0
  }

  /** Takes the next or the one before in hand. */
  async move(by: 1 | -1): Promise<void> {
    const list = this.comments ?? []
    const to = list[list.findIndex((c) => c.id === this.open) + by]
    if (to) this.show(to.id)
    await this.focus()
  }
  show(id: number): void {
    this.open = id
    this.refusing = false
    this.deciding.problem = null
  }

  /** Publishes or refuses the one at hand, as it was seen: of two moderators the second is told. */
  async decide(to: 'published' | 'refused', reason: string, form?: HTMLElement): Promise<void> {
    const comment = this.opened
    if (!comment || this.deciding.busy) return
    const params = { path: { commentId: comment.id } }
    const body = { from: comment.state, to, reason }
    const done = await this.deciding.run(async () => {
      await take(api.POST('/api/comments/{commentId}/decision', { params, body }))
    }, form)
    const overtaken = this.deciding.problem?.status === 409 || this.deciding.problem?.status === 404
    if (!done && !overtaken) return
    if (overtaken) notice.say(t('talk.decided'), { urgent: true })
    else notice.say(t(to === 'published' ? 'talk.publishedNow' : 'talk.refusedNow'))
    await this.#drop(comment)
  }

  async #drop(comment: Comment): Promise<void> {
    const list = this.comments ?? []
    const at = list.indexOf(comment)
    this.comments = list.filter((c) => c !== comment)
    this.show((this.comments[at] ?? this.comments.at(-1))?.id ?? 0)
    if (this.comments.length < 10 && this.hasMore) await this.load()
    await this.focus()
  }

  async focus(): Promise<void> {
    await tick()
    const head = document.getElementById(`comment-${this.open}`) ?? document.getElementById('comments-head')
    head?.focus()
  }
}
