import { api, take } from '../api/client'
import type { Proposal } from '../api/types'

export const pageSize = 50

export interface QueuePage {
  proposals: Proposal[]
  /** Where the next page begins; undefined at the end. */
  after: string | undefined
}

/** A page of the proposals that wait for a moderator, the oldest first: who came first is answered first. */
export async function waitingPage(after?: string): Promise<QueuePage> {
  const query = {
    publication: ['submitted' as const],
    sortby: 'id' as const,
    limit: pageSize,
    ...(after && { after }),
  }
  const page = await take(api.GET('/api/proposals', { params: { query } }))
  return { proposals: page.proposals, after: cursorIn(page.next) }
}

/** How many wait in all; undefined when the server does not count so far. */
export async function countWaiting(): Promise<number | undefined> {
  const params = {
    path: { collectionId: 'proposals' },
    query: { filter: "publication='submitted'", limit: 1 },
  }
  const answer = await take(api.GET('/api/collections/{collectionId}/items', { params }))
  return answer.numberMatched
}

/** The cursor in the address of the next page. */
export function cursorIn(next: string | undefined): string | undefined {
  return (next && new URL(next, 'http://localhost').searchParams.get('after')) || undefined
}
