// A resident opens the address and finds out what is near, what it is, and whether one can go there.
import { expect, isPhone, once, openMap, test, type Locator, type Page } from './locuri'

const rows = (page: Page) => page.locator('#panel li > a')

test('opens on the city, list first', async ({ page }) => {
  await page.goto('/')
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /\d+ (de )?locuri pe hartă/ })).toBeVisible()
  await expect(page).toHaveTitle('Locuri · Locurile orașului')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ro')
  await expect(page.getByText('© OpenStreetMap')).toBeVisible()
})

test('the list loads further pages as its end is neared', async ({ page }) => {
  await page.goto('/')
  await expect(rows(page)).toHaveCount(50)
  await rows(page).last().scrollIntoViewIfNeeded()
  await expect.poll(() => rows(page).count()).toBeGreaterThan(50)
})

test('the list moves with the map', async ({ page }) => {
  await openMap(page)
  const count = page.getByRole('status').filter({ hasText: 'pe hartă' })
  const before = await count.textContent()
  await page.goto('/#map=17/45.7535/21.2255')
  await expect(count).not.toHaveText(before ?? '')
  await expect(page).toHaveURL(/#map=17\//)
})

test('search finds without accents, stays in the address, and back leaves it', async ({ page }) => {
  await openMap(page)
  const field = page.getByRole('searchbox')
  await field.pressSequentially('piata unirii', { delay: 20 })
  await expect(rows(page).first()).toContainText('Piața Unirii')
  await expect(page).toHaveURL(/\?q=piata\+unirii/)
  await expect(page.getByText(/găsit/)).toBeVisible()
  await page.goBack()
  await expect(field).toHaveValue('')
  await expect(page).not.toHaveURL(/q=/)
})

test('filters stand in the address and as chips that can be taken off', async ({ page }) => {
  await openMap(page)
  await page.getByRole('button', { name: 'Filtre' }).click()
  await page.getByRole('button', { name: 'Pe malul Begăi' }).click()
  await page.getByLabel('Cartier').selectOption({ label: 'Fabric' })
  await expect(page).toHaveURL(/kind=riverside/)
  await expect(page).toHaveURL(/neighbourhood=fabric/)
  await page.getByRole('button', { name: 'Gata' }).click()
  await expect(rows(page).first()).toContainText('Fabric')
  await page.getByRole('button', { name: 'Scoate filtrul: Fabric' }).click()
  await expect(page).not.toHaveURL(/neighbourhood/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Scoate filtrul: Pe malul Begăi' })).toBeVisible()
})

test('what is over is shown by choice', async ({ page }) => {
  await page.goto('/?stage=ended')
  await expect(
    rows(page)
      .first()
      .getByText(/Încheiat|Desființat/),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Scoate filtrul: Ce a fost' })).toBeVisible()
})

test('an empty list says what to do next', async ({ page }) => {
  await page.goto('/?q=zzzyyyxxx')
  await expect(page.getByRole('heading', { name: 'Niciun loc nu se potrivește' })).toBeVisible()
  await page.getByRole('button', { name: 'Șterge filtrele' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('a place opens over the list, which keeps its scroll', async ({ page }) => {
  await openMap(page)
  const row = rows(page).nth(30)
  await row.evaluate((e) => e.scrollIntoView({ block: 'center' })) // so that the click need not scroll further
  const title = (await row.locator('.title').textContent()) ?? ''
  const stood = await restingTop(row)
  expect(await page.locator('.rows').evaluate((e) => e.scrollTop)).toBeGreaterThan(0)
  await row.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(page).toHaveURL(/\/places\/\d+-[a-z0-9-]+/)
  await expect(page.getByRole('heading', { name: 'Istoric' })).toBeVisible()
  await page.getByRole('link', { name: 'Înapoi la listă' }).click()
  await expect(row).toBeVisible()
  expect(Math.abs((await restingTop(row)) - stood)).toBeLessThan(2)
})

/** Where the row stands on the screen once it is at rest: rows have guessed heights until they are first seen. */
function restingTop(row: Locator): Promise<number> {
  return row.evaluate(async (e) => {
    const frame = () => new Promise(requestAnimationFrame)
    let top = NaN
    for (let same = 0; same < 10; await frame()) {
      const now = e.getBoundingClientRect().top
      same = now === top ? same + 1 : 0
      top = now
    }
    return top
  })
}

test('the page of a riverside place says where on the river it is', async ({ page }) => {
  await page.goto('/?kind=riverside')
  await rows(page).first().click()
  await expect(page.getByText(/(malul (drept|stâng)|pe apă), km -?\d+,\d\d/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'De unde știm' })).toBeVisible()
})

test('an address with a number alone gets its name', once, async ({ page }) => {
  await page.goto('/places/1')
  await expect(page).toHaveURL(/\/places\/1-[a-z0-9-]+/)
})

test('a place that is not there says so and leads back', once, async ({ page, watch }) => {
  watch.allow = [/404/]
  await page.goto('/places/999999')
  await expect(page.getByText('Nu am găsit ce cauți')).toBeVisible()
  await page.getByRole('link', { name: 'Înapoi la listă' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('the permanent address is copied without filters', once, async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/places/1?kind=space&lang=en')
  await page.getByRole('button', { name: 'Copy the address' }).click()
  await expect(page.getByText('The address has been copied.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(new RegExp(`^${baseURL}/places/1-[a-z0-9-]+$`))
})

test('a place on the map opens by a click', async ({ page }) => {
  await openMap(page, '/places/1')
  const name = await page.getByRole('heading', { level: 1 }).textContent()
  const feature = await page.request.get('/api/collections/places/items/1')
  const { lon, lat } = ((await feature.json()) as { properties: { lon: number; lat: number } }).properties
  await openMap(page, `/?stage=now,planned,ended#map=18/${lat}/${lon}`)
  if (isPhone(page)) await page.getByRole('button', { name: 'Micșorează panoul' }).click()
  await page.waitForTimeout(1500) // the canvas tells nobody when its tiles are drawn
  const box = (await page.locator('.maplibregl-canvas').boundingBox())!
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeVisible()
})

test('everything goes by keyboard', async ({ page }) => {
  await openMap(page)
  await rows(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  const map = page.locator('.maplibregl-canvas')
  await expect(map).toHaveAttribute('aria-label', /Harta locurilor/)
  await map.focus()
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/#map=/)
  const before = page.url()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.url()).not.toBe(before)
})

test('English is a choice that is remembered and stands in the address', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/lang=en/)
  await expect(page.getByText(/places on the map/)).toBeVisible()
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})
