// Every screen of a resident, held to WCAG 2.2 AA in both themes and languages.
import { expect, expectAccessible, openMap, test } from './locuri'

const looks = [
  { language: 'ro', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const

for (const { language, theme } of looks) {
  test.describe(`${language}, ${theme}`, () => {
    test.use({ colorScheme: theme })

    test('the list and its filters', async ({ page }) => {
      await openMap(page, `/?lang=${language}&kind=space`)
      await expect(page.locator('#panel li > a').first()).toBeVisible()
      await expectAccessible(page)
      await page.locator('[aria-controls="filters"]').click()
      await expectAccessible(page)
    })

    test('a place', async ({ page }) => {
      await openMap(page, `/places/1?lang=${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
    })

    test('nothing found, and no such page', async ({ page }) => {
      await page.goto(`/?q=zzzyyyxxx&lang=${language}`)
      await expect(page.locator('.empty')).toBeVisible()
      await expectAccessible(page)
      await page.goto(`/nothing/here?lang=${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
    })
  })
}
