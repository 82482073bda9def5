import createClient from 'openapi-fetch'
import { sendProved } from '../proof/proof'
import { Problem, type ProblemBody } from './problem'
import type { paths } from './schema'

/** The typed client of the server this page came from. Lists go out comma-separated, as the contract asks. */
export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  querySerializer: { array: { style: 'form', explode: false } },
  fetch: (request) => sendProved(request, (sent) => fetch(sent).catch(unreachable)),
})

/** Gives the answer of a call, or throws the Problem it met. A page for people, which some addresses also give, is never one. */
export async function take<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Exclude<NonNullable<T>, string>> {
  const { data, error, response } = await call
  if (!response.ok) throw new Problem(response.status, (error ?? {}) as Partial<ProblemBody>)
  return data as Exclude<NonNullable<T>, string>
}

function unreachable(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
  throw new Problem(0, {})
}
