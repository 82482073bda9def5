// The versions of a place: what changed between two of them, and the way back.
import { expect, expectAccessible, openMap, test, turnEnglishAndDark } from './locuri'
import { planner, unique } from './proposals'
import { apiOf, signInAs } from './session'

const square = (east: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [21.229, 45.7535],
      [east, 45.7535],
      [east, 45.754],
      [21.229, 45.754],
      [21.229, 45.7535],
    ],
  ],
})

test('a planner sees what changed and goes back', async ({ page }) => {
  const title = unique('Scuar')
  const client = await apiOf(planner)
  const properties = { kind: 'space', category: 'square', title_ro: title, life: 'live' }
  const made = await client.post('/api/collections/places/items', {
    data: { type: 'Feature', geometry: square(21.23), properties },
  })
  expect(made.status(), await made.text()).toBe(201)
  const { id } = (await made.json()) as { id: number }
  const item = `/api/collections/places/items/${id}`
  const changed = { geometry: square(21.2305), properties: { title_ro: `${title} nou` } }
  expect((await client.patch(`${item}?reason=Masurat`, { data: changed })).status()).toBe(200)

  await openMap(page, `/places/${id}`)
  await page.getByRole('link', { name: 'Toate versiunile' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Versiunile locului' })).toBeVisible()
  await expect(page.getByText(/^Suprafața: \+.* m², cu 50\s?% mai mult$/)).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`titlul.*${title}.*${title} nou`) })).toBeVisible()
  await expect(page.getByText('Masurat')).toBeVisible()
  await expect(page.getByRole('button', { name: /Revino/ })).toHaveCount(0)

  await signInAs(page, planner)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Revino la versiunea 1' })).toBeVisible()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Română' }).click()

  await page.getByRole('button', { name: 'Revino la versiunea 1' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Revino la această versiune' }).click()
  await expect(dialog.getByLabel('De ce revii')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await dialog.getByLabel('De ce revii').fill('Măsurat greșit')
  await dialog.getByRole('button', { name: 'Revino la această versiune' }).click()
  await expect(page.getByText('Locul e din nou ca în versiunea 1.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Versiunea 3' })).toBeVisible()
  const now = (await (await client.get(item)).json()) as { properties: Record<string, unknown> }
  expect(now.properties).toMatchObject({ title_ro: title, version: 3, life: 'live' })
})
