import { api, take } from '../api/client'
import type { Comment } from '../api/types'
import { t } from '../i18n/t'
import { cursorIn, pageSize } from '../people/queue'
import type { QueuePage, QueueSource } from '../people/queuedesk.svelte'

/** A page of the comments that wait for a moderator, or that readers have flagged, the oldest first. */
async function pageOf(flagged: boolean, after?: string, limit = pageSize): Promise<QueuePage<Comment>> {
  const query = { limit, ...(flagged && { flagged }), ...(after && { after }) }
  const page = await take(api.GET('/api/comments', { params: { query } }))
  return { items: page.comments, count: page.count, after: cursorIn(page.next) }
}

/** How many wait, and how many were flagged. */
export async function countComments(): Promise<number> {
  const pages = await Promise.all([pageOf(false, undefined, 1), pageOf(true, undefined, 1)])
  return pages.reduce((n, page) => n + page.count, 0)
}

export function commentQueue(flagged: boolean): QueueSource<Comment> {
  return {
    page: (after) => pageOf(flagged, after),
    async decide(comment, to, reason) {
      const params = { path: { commentId: comment.id } }
      const body = { from: comment.state, to, reason }
      await take(api.POST('/api/comments/{commentId}/decision', { params, body }))
    },
    // A conflict means that it is decided: a comment cannot be changed otherwise.
    reread: () => Promise.resolve(null),
    said(_, what) {
      const words = {
        published: 'talk.publishedNow',
        refused: 'talk.refusedNow',
        overtaken: 'talk.decided',
      } as const
      return t(words[what])
    },
  }
}
