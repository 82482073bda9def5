// What people say about one place: the threads as they are read page by page, and what one does with them.
import { api, take } from '../api/client'
import type { Comment } from '../api/types'
import { Attempt } from '../people/attempt.svelte'
import { cursorIn } from '../api/page'
import { threadsOf, withComment } from './threads'

export class Talk {
  readonly loading = new Attempt()
  comments = $state.raw<Comment[] | null>(null)
  #after = $state<string | undefined>()
  readonly threads = $derived(threadsOf(this.comments ?? []))

  constructor(readonly placeId: number) {}

  get hasMore(): boolean {
    return this.#after !== undefined
  }

  /** The first page, or the one after what is there. */
  async load(): Promise<void> {
    await this.loading.run(async () => {
      const query = this.#after ? { after: this.#after } : {}
      const params = { path: { placeId: this.placeId }, query }
      const page = await take(api.GET('/api/places/{placeId}/comments', { params }))
      this.comments = [...(this.comments ?? []), ...page.comments]
      this.#after = cursorIn(page.next)
    })
  }

  /** Says something, or answers. The same uuid sent again is kept once. */
  async say(uuid: string, text: string, organisation: string, parent: number | undefined): Promise<Comment> {
    const params = { path: { placeId: this.placeId } }
    const body = { uuid, text, ...(organisation && { organisation }), ...(parent && { parent }) }
    const comment = await take(api.POST('/api/places/{placeId}/comments', { params, body }))
    this.comments = withComment(this.comments ?? [], comment)
    return comment
  }

  async withdraw(comment: Comment): Promise<void> {
    await take(api.DELETE('/api/comments/{commentId}', { params: { path: { commentId: comment.id } } }))
    this.comments = (this.comments ?? []).map((c) =>
      c.id === comment.id
        ? { ...c, state: 'withdrawn' as const, text: '', author: '', organisation: null }
        : c,
    )
  }

  async appeal(comment: Comment, reason: string): Promise<void> {
    const params = { path: { commentId: comment.id } }
    const now = await take(api.POST('/api/comments/{commentId}/appeal', { params, body: { reason } }))
    this.comments = withComment(this.comments ?? [], now)
  }

  async flag(comment: Comment, reason: string): Promise<void> {
    const params = { path: { commentId: comment.id } }
    await take(api.POST('/api/comments/{commentId}/flag', { params, body: { reason } }))
  }
}
