// The river as a line: a resident picks a stretch, and map, list and numbers follow.
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark, type Page } from './locuri'

/** The places that the list of the river shows, as "km" numbers in their order. */
async function kilometres(page: Page): Promise<number[]> {
  const lines = await page.locator('li a .line.numbers').allTextContents()
  return lines.map((line) => Number(/km (-?\d+,\d\d)/.exec(line)![1]!.replace(',', '.')))
}

test('a resident picks a stretch of the river, and map, list and numbers follow', async ({ page }) => {
  await openMap(page)
  const menu = page.getByRole('button', { name: 'Meniu', exact: true })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('link', { name: 'Bega', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bega' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Bega de la km -3,25 la km 14,58: 14 poduri/ })).toBeAttached()
  const whole = (await kilometres(page)).length

  const tiles = page.waitForRequest(/tiles\/.*river=bega.*from_km=2&to_km=3.5/)
  await page.getByLabel('De la km', { exact: true }).fill('3,5')
  await page.getByLabel('Până la km', { exact: true }).fill('2')
  await page.getByRole('button', { name: 'Gata' }).click()
  await expect(page).toHaveURL(/\/river\?river=bega&from_km=2&to_km=3.5/)
  await tiles
  await expect(page.getByText(/ locuri pe 1,5 km/)).toBeVisible()
  const some = await kilometres(page)
  expect(some.length).toBeGreaterThan(5)
  expect(some.length).toBeLessThan(whole)
  expect(Math.min(...some)).toBeGreaterThanOrEqual(2)
  expect(Math.max(...some)).toBeLessThanOrEqual(3.5)
  expect(some).toEqual(some.toSorted((a, b) => a - b))
  await expect(page.getByText(new RegExp(`^${some.length} (de )?locuri pe`))).toBeVisible()

  await page.getByRole('button', { name: 'malul stâng', exact: true }).click()
  await expect(page).toHaveURL(/bank=left/)
  await expect.poll(async () => (await kilometres(page)).length).toBeLessThan(some.length)
  await expectAccessible(page)

  // The same filter holds in the main list, as a chip to be taken off.
  await page.getByRole('link', { name: 'Arată-le în lista mare' }).first().click()
  const chip = page.getByRole('button', { name: /Bega, km 2,00–3,50, malul stâng/ })
  await expect(chip).toBeVisible()
  await chip.click()
  await expect(page).not.toHaveURL(/river=/)
})

test('a stretch is drawn over the water, and moved by the keys', once, async ({ page }) => {
  await openMap(page, '/river')
  const start = page.getByRole('slider', { name: 'Începutul porțiunii, în kilometri' })
  const end = page.getByRole('slider', { name: 'Sfârșitul porțiunii, în kilometri' })
  await expect(start).toHaveAttribute('aria-valuenow', '-3.25')
  const water = page.locator('.hand')
  await water.scrollIntoViewIfNeeded()
  const box = (await water.boundingBox())!
  await page.mouse.move(box.x + 24, box.y + 300)
  await page.mouse.down()
  await page.mouse.move(box.x + 24, box.y + 360)
  await page.mouse.move(box.x + 24, box.y + 420)
  await page.mouse.up()
  await expect(page).toHaveURL(/river=bega&from_km=0.7&to_km=2.35/)
  await start.focus()
  await page.keyboard.press('ArrowDown')
  await expect(start).toHaveAttribute('aria-valuenow', '0.8')
  await end.focus()
  await page.keyboard.press('PageDown')
  await expect(end).toHaveAttribute('aria-valuetext', 'km 3,35')
  await expect(page).toHaveURL(/from_km=0.8&to_km=3.35/)
  await page.goBack()
  await expect(page).not.toHaveURL(/from_km/)
})

test('bridges have all their names, and a gap is chosen', once, async ({ page }) => {
  await openMap(page, '/river')
  await expect(page.getByText('și: Podul Traian, Trajan Bridge, Hunyadi híd')).toBeVisible()
  await page.getByRole('button', { name: /^malul drept, km 7,19–14,58/ }).click()
  await expect(page).toHaveURL(/from_km=7.19&to_km=14.57/)
  await page.getByLabel('De la km', { exact: true }).fill('sus')
  await page.getByRole('button', { name: 'Gata' }).click()
  await expect(page.getByText(/Scrie un număr între -3,24 și 14,57/)).toBeVisible()
  await expect(page.getByLabel('De la km', { exact: true })).toHaveValue('sus')
  await turnEnglishAndDark(page)
  await expectAccessible(page)
})

test('events and open calls follow the stretch', once, async ({ page }) => {
  await openMap(page, '/river?river=bega&from_km=2&to_km=3.5')
  const call = page.getByRole('link', { name: /Seri pe mal/ })
  await expect(call).toBeVisible()
  await expect(page.getByText(/evenimente? · .*apel/)).toBeVisible()
  await page.getByRole('button', { name: 'Șapte zile', exact: true }).click()
  await expect(page).toHaveURL(/when=week/)
  await expect(page.getByRole('link', { name: /Bega din caiac/ })).toHaveCount(1)
  await expectAccessible(page)
  await page.getByLabel('De la km', { exact: true }).fill('8')
  await page.getByLabel('Până la km', { exact: true }).fill('9')
  await page.getByRole('button', { name: 'Gata' }).click()
  await expect(page.getByText('Niciun apel deschis nu caută ceva aici.')).toBeVisible()
  await expect(call).toHaveCount(0)

  // The same stretch is that of the events, where its bank is chosen too.
  await page.getByRole('link', { name: 'Arată-le între toate evenimentele' }).click()
  await expect(page.getByLabel('De la km', { exact: true })).toHaveValue('8,00')
  const asked = page.waitForRequest(/api\/events\?.*when=week.*to_km=9.*bank=left/)
  await page.getByRole('button', { name: 'malul stâng', exact: true }).click()
  await asked
  await expect(page).toHaveURL(/bank=left/)
  await expectAccessible(page)
})
