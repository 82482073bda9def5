// The pages of the API for people: WCAG 2.2 AA in both themes and languages, nothing but themselves, and a way back to the map.
import { expect, expectAccessible, once, test } from './locuri'

const pages = [
  '/api',
  '/api/conformance',
  '/api/openapi.json',
  '/api/collections',
  '/api/collections/places',
  '/api/collections/places/queryables',
  '/api/collections/places/items?kind=space&limit=5',
  '/api/collections/places/items/1',
  '/api/collections/rivers/items/1',
]

for (const { locale, theme, width } of [
  { locale: 'ro-RO', theme: 'light', width: 1280 },
  { locale: 'en-GB', theme: 'dark', width: 390 },
] as const) {
  test.describe(`${locale}, ${theme}, ${width} wide`, () => {
    test.use({ locale, colorScheme: theme, viewport: { width, height: 800 } })

    test('every page of the data', once, async ({ page }) => {
      for (const path of pages) {
        const answer = await page.goto(path)
        expect(answer?.headers()['content-type'], path).toBe('text/html; charset=utf-8')
        await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBe(0)
        await expectAccessible(page)
      }
    })
  })
}

test('from the collections to a place, and to the map', once, async ({ page }) => {
  await page.goto('/api')
  await page.getByRole('link', { name: 'Colecții' }).click()
  await page.getByRole('link', { name: 'Spații publice' }).click()
  await page.getByRole('link', { name: 'Răsfoiește' }).click()
  await expect(page.getByText(/^50 din \d+$/)).toBeVisible()
  await page.getByRole('searchbox').fill('cinema')
  await page.getByLabel('Stare pe teren').selectOption({ label: 'Există' })
  await page.getByRole('button', { name: 'Arată' }).click()
  await expect(page).toHaveURL(/life=live/)
  const found = page.getByRole('table').getByRole('link')
  const narrowed = await found.count()
  expect(narrowed).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Scoate Caută: cinema' }).click()
  await expect(page).not.toHaveURL(/q=cinema/)
  await expect(page).toHaveURL(/life=live/)
  expect(await found.count()).toBeGreaterThan(narrowed)
  await found.first().click()
  await expect(page.getByRole('term').filter({ hasText: 'Categorie' })).toBeVisible()
  await page.getByRole('link', { name: 'Arată pe hartă' }).click()
  await expect(page.locator('.maplibregl-canvas')).toBeVisible()
})

test('page after page to the end', once, async ({ page }) => {
  await page.goto('/api/collections/riverside-sites/items?limit=20')
  const told = await page.request.get('/api/collections/riverside-sites/items?limit=1')
  const { numberMatched } = (await told.json()) as { numberMatched: number }
  expect(numberMatched).toBeGreaterThan(40)
  const numbers = new Set<string>()
  for (;;) {
    for (const number of await page.locator('tbody td:first-child').allInnerTexts()) numbers.add(number)
    const next = page.getByRole('link', { name: 'Pagina următoare' })
    if ((await next.count()) === 0) break
    await next.click()
    await expect(page.getByRole('link', { name: 'Prima pagină' })).toBeVisible()
  }
  expect(numbers.size).toBe(numberMatched) // other tests propose some
})
