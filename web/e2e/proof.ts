// What a stranger's machine does before it is heard, for tests that ask the server without a browser.
import type { APIRequestContext } from '@playwright/test'
import { solve, type Challenge } from '../src/proof/solve'

export async function proofFor(client: APIRequestContext): Promise<{ headers: { Altcha: string } }> {
  const challenge = (await (await client.get('/api/challenge')).json()) as Challenge
  return { headers: { Altcha: solve(challenge) } }
}
