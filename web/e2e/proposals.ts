// What the tests of proposals on their way share: making one, and moving it as somebody else.
import { expect, type Page } from './locuri'
import { apiOf, signInAs } from './session'

export const resident = 'resident@example.org'
export const moderator = 'moderator@example.org'
export const partner = 'partner@example.org'
export const planner = 'planner@example.org'
export const administrator = 'administrator@example.org'

/** Signs the page in as somebody else than before. */
export async function become(page: Page, email: string): Promise<void> {
  await page.context().clearCookies()
  await signInAs(page, email)
}

/** A proposal of somebody's, which waits for a moderator; gives the number of its place. */
export async function proposed(title_ro: string, email = resident, organisation = ''): Promise<number> {
  const properties = { kind: 'space', category: 'garden', title_ro }
  const geometry = { type: 'Point', coordinates: [21.2297, 45.7489] }
  const data = { feature: { type: 'Feature', geometry, properties }, reason: 'Lipsește aici.', organisation }
  const answer = await (await apiOf(email)).post('/api/proposals', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { place_id: number }).place_id
}

/** Makes a step as somebody. */
export async function step(
  email: string,
  place: number,
  line: string,
  to: string,
  reason = '',
): Promise<void> {
  const client = await apiOf(email)
  const answer = await client.post(`/api/places/${place}/timeline`, { data: { line, to, reason } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** A published proposal under review. */
export async function underReview(title: string): Promise<number> {
  const place = await proposed(title)
  await step(moderator, place, 'publication', 'published')
  await step(planner, place, 'decision', 'under_review')
  return place
}

export const unique = (title: string) => `${title} ${Date.now() % 1_000_000}`
