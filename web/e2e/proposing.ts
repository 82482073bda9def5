// What the tests of the planner's journey share: getting to the drawing, and looking at what is kept.
import { expect, isPhone, openMap, type Page } from './locuri'

export const here = '#map=16/45.7520/21.2260'
export const canvas = (page: Page) => page.locator('.maplibregl-canvas')
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
export const next = (page: Page) => button(page, 'Continuă').click()
export const facts = (page: Page) =>
  page.locator('section').filter({ hasText: 'Ce știm despre locul acesta' }).last()

/** Chooses what is proposed and goes on to where the drawing can begin. */
export async function begin(page: Page, kind: string, category: string, shape: string): Promise<void> {
  await openMap(page, `/propose${here}`)
  await page.getByRole('radio', { name: kind }).check()
  await page.getByLabel('Mai precis').selectOption({ label: category })
  await button(page, shape).click()
  await next(page)
  await readyToDraw(page)
}

export async function readyToDraw(page: Page): Promise<void> {
  await expect(heading(page, 'Unde este?')).toBeFocused()
  await expect(button(page, /^Pune (un punct|punctul) aici$/)).toBeEnabled()
}

/** The middle of what can be seen of the map: on a phone the sheet covers the lower half. */
export async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = (await canvas(page).boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / (isPhone(page) ? 4 : 2) }
}

/** The hash that brings a position into the middle of what can be seen. */
export function aimAt(page: Page, [lon, lat]: [number, number], zoom: number): string {
  const degreesPerPixel = (360 / (512 * 2 ** zoom)) * Math.cos((lat * Math.PI) / 180)
  const covered = isPhone(page) ? (page.viewportSize()!.height - 56) / 4 : 0 // the bar above, the sheet below
  return `#map=${zoom}/${lat - covered * degreesPerPixel}/${lon}`
}

/** Clicks on the map, so many pixels from its middle. */
export async function clickMap(page: Page, right: number, down: number): Promise<void> {
  const middle = await middleOf(page)
  const [x, y] = [middle.x + right, middle.y + down]
  await page.mouse.move(x, y, { steps: 3 })
  await page.mouse.click(x, y)
}

export async function dragMap(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const { x, y } = await middleOf(page)
  await page.mouse.move(x + from[0], y + from[1])
  await page.mouse.down()
  await page.mouse.move(x + to[0], y + to[1], { steps: 6 })
  await page.mouse.up()
}

export async function describePlace(page: Page, title: string): Promise<void> {
  await expect(heading(page, 'Despre loc')).toBeFocused()
  await page.getByLabel('Cum se numește').fill(title)
  await page.getByLabel('De ce aici').fill('Malul e închis și nu se poate coborî la apă.')
}

export interface Kept {
  uuid: string
  sketch: { shape: string; vertices: [number, number][]; done: boolean }
  title: { ro: string; en: string }
}
export async function kept(page: Page): Promise<Kept> {
  return JSON.parse(await page.evaluate(() => localStorage.getItem('locuri.proposal') ?? '{}')) as Kept
}
export const vertices = async (page: Page) => (await kept(page)).sketch.vertices

/** The place that is open, as the API has it. */
export async function openPlace(page: Page) {
  await expect(page).toHaveURL(/\/places\/\d+-/)
  const id = /places\/(\d+)/.exec(page.url())![1]!
  const answer = await page.request.get(`/api/collections/places/items/${id}`)
  expect(answer.ok()).toBe(true)
  return (await answer.json()) as {
    geometry: { type: string; coordinates: unknown }
    properties: Record<string, unknown>
  }
}

/** The map has come to rest: its address does not change any more. */
export async function settled(page: Page): Promise<void> {
  let last = ''
  await expect
    .poll(
      async () => {
        const now = page.url()
        const still = now === last
        last = now
        return still
      },
      { intervals: [400] },
    )
    .toBe(true)
}
