// A planner on a phone, with a finger.
import { expect, test } from './locuri'
import { begin, button, facts, settled, vertices } from './proposing'

test('by finger: the map moves under the crosshair, a tapped point can be moved or deleted', async ({
  page,
}) => {
  await begin(page, 'Spațiu public', 'Parc', 'Suprafață')
  const add = button(page, 'Pune un punct aici')
  await add.click()
  for (const [x, y] of [
    [285, 200],
    [195, 330],
  ] as const) {
    await page.touchscreen.tap(x, y)
    await settled(page)
    await add.click()
  }
  await button(page, 'Termină').click()
  await expect(page.getByText('Desenul e gata.')).toBeVisible()
  await expect(facts(page)).toContainText(/Suprafață\s*[\d,.]+ (ha|m²)/)

  const before = await vertices(page)
  await page.touchscreen.tap(195, 255) // the last point lies under the crosshair
  await expect(page.getByText('Punctul 3', { exact: true })).toBeVisible()
  await button(page, 'Mută').click()
  await page.touchscreen.tap(150, 230)
  await settled(page)
  await button(page, 'Mută punctul aici').click()
  await expect.poll(async () => (await vertices(page))[2]).not.toEqual(before[2])
  await button(page, 'Anulează ultima mișcare').click()
  await expect.poll(() => vertices(page)).toEqual(before)
})
