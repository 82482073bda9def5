// A place that is not everybody's to find: shown elsewhere to all, and where it is to who may know, which is noted.
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark, type Page } from './locuri'
import { become, planner, unique } from './proposals'
import { button, heading } from './proposing'
import { apiOf, signInAs } from './session'

const truth = [
  [21.2605, 45.7525],
  [21.2611, 45.7525],
  [21.2611, 45.7529],
  [21.2605, 45.7529],
  [21.2605, 45.7525],
]
const middle: Position = [21.2608, 45.7527]
type Position = [number, number]

async function clearing(title_ro: string): Promise<number> {
  const properties = { kind: 'space', category: 'garden', title_ro, life: 'live' }
  const geometry = { type: 'Polygon', coordinates: [truth] }
  const made = await (
    await apiOf(planner)
  ).post('/api/collections/places/items', { data: { type: 'Feature', geometry, properties } })
  expect(made.status(), await made.text()).toBe(201)
  return ((await made.json()) as { id: number }).id
}

/** Metres, near enough within a city. */
function distance([aLon, aLat]: Position, [bLon, bLat]: Position): number {
  return Math.hypot((aLon - bLon) * 77_700, (aLat - bLat) * 111_300)
}

/** Where the public is shown the place: in the list of the map's box, on its own, and in the tile. */
async function shownTo(page: Page, id: number, title: string): Promise<Position[]> {
  const get = async (path: string) => (await page.request.get(path)).json()
  const [west, south, east, north] = [middle[0] - 0.02, middle[1] - 0.02, middle[0] + 0.02, middle[1] + 0.02]
  const box = [west, south, east, north].join()
  const query = `bbox=${box}&q=${encodeURIComponent(title)}`
  const listed = (await get(`/api/collections/places/items?${query}`)) as { features: Shown[] }
  const single = (await get(`/api/collections/places/items/${id}`)) as Shown
  const found = [...listed.features.filter((f) => f.id === id), single]
  expect(found).toHaveLength(2)
  for (const one of found) expect(one.geometry.type).toBe('Point')
  return [...found.map((f) => f.geometry.coordinates), await inTile(page, id, single.geometry.coordinates)]
}
interface Shown {
  id: number
  geometry: { type: string; coordinates: Position }
}

async function inTile(page: Page, id: number, at: Position): Promise<Position> {
  const z = 16
  const n = 2 ** z
  const x = Math.floor(((at[0] + 180) / 360) * n)
  const radians = (at[1] * Math.PI) / 180
  const y = Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * n)
  const answer = await page.request.get(`/api/tiles/WebMercatorQuad/${z}/${y}/${x}`)
  const { layers } = new VectorTile(new PbfReader(await answer.body()))
  for (const layer of Object.values(layers)) {
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i)
      if (feature.id !== id) continue
      const { geometry } = feature.toGeoJSON(x, y, z)
      expect(geometry.type).toBe('Point')
      return (geometry as unknown as Shown['geometry']).coordinates
    }
  }
  throw new Error(`place ${id} is not in the tile of the point that is shown`)
}

test('a planner protects a place; the public sees it elsewhere, staff where it is, and that is noted', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 400/)
  const title = unique('Poiană')
  const place = await clearing(title)
  await signInAs(page, planner)
  await openMap(page, `/places/${place}`)
  await button(page, 'Protejează locul').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Protejează locul' }).click()
  await expect(dialog.getByLabel('De ce')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('De ce').fill('Orhidee rare.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Protejează locul' }).click()
  await expect(page.getByText(/^Locul este protejat\./)).toBeVisible()

  await button(page, 'Vezi unde este de fapt').click()
  const why = unique('Merg să număr florile.')
  await dialog.getByLabel('De ce').fill(why)
  await dialog.getByRole('button', { name: 'Vezi unde este de fapt' }).click()
  await expect(page.getByRole('heading', { name: 'Unde este de fapt' })).toBeFocused()
  await expect(page.locator('figure[data-map="drawn"]')).toBeVisible()
  await expect(page.getByText('Protejat pentru că: Orhidee rare.')).toBeVisible()
  await expectAccessible(page)

  await page.context().clearCookies()
  await page.goto(`/places/${place}`)
  await expect(page.getByText(/^Locul este protejat\./)).toBeVisible()
  await expect(button(page, 'Vezi unde este de fapt')).toHaveCount(0)
  await expect(page.getByText('Orhidee rare.')).toHaveCount(0)
  const shown = await shownTo(page, place, title)
  for (const at of shown) {
    expect(distance(at, middle)).toBeGreaterThan(120)
    expect(distance(at, shown[0]!)).toBeLessThan(2)
  }

  await become(page, 'administrator@example.org')
  await page.goto('/access-log')
  const noted = page.getByRole('listitem').filter({ hasText: why })
  await expect(noted).toContainText('Pavel Exemplu a văzut unde este de fapt')
  await expect(noted.getByRole('link', { name: title })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Orhidee rare.' })).toContainText(
    'a protejat locul',
  )
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expect(noted).toContainText('saw the true location of')
  await expectAccessible(page)
})

test('who was told what is for administrators', once, async ({ page }) => {
  await signInAs(page, planner)
  await page.goto('/access-log')
  await expect(heading(page, 'Cine a aflat ce')).toBeVisible()
  await expect(page.getByText('Lista o văd administratorii.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'a protejat locul' })).toHaveCount(0)
})
