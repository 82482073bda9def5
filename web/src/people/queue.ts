import { api, take } from '../api/client'
import type { Proposal } from '../api/types'

/** The proposals that wait for a moderator, the oldest first: who came first is answered first. */
export async function waitingProposals(): Promise<Proposal[]> {
  const waiting: Proposal[] = []
  let after: string | undefined
  do {
    const query = {
      publication: ['submitted' as const],
      sortby: 'id' as const,
      limit: 200,
      ...(after && { after }),
    }
    const page = await take(api.GET('/api/proposals', { params: { query } }))
    waiting.push(...page.proposals)
    after = page.next
      ? (new URL(page.next, location.origin).searchParams.get('after') ?? undefined)
      : undefined
  } while (after)
  return waiting
}
