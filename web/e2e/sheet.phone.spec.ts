// The phone's sheet over the map.
import { expect, test } from './locuri'

test('the sheet has three heights, by buttons and by dragging', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('#panel li > a').first()).toBeVisible()
  const height = () => page.locator('#panel').evaluate((e) => e.clientHeight)
  const half = await height()
  await page.getByRole('button', { name: 'Mărește panoul' }).click()
  await expect.poll(height).toBeGreaterThan(half * 1.5)
  await page.getByRole('button', { name: 'Micșorează panoul' }).click()
  await page.getByRole('button', { name: 'Micșorează panoul' }).click()
  await expect.poll(height).toBeLessThan(half / 2)
  await expect(page.getByRole('searchbox')).toBeInViewport()
  const grip = (await page.locator('.grip').boundingBox())!
  await page.mouse.move(grip.x + 20, grip.y + 2)
  await page.mouse.down()
  await page.mouse.move(grip.x + 20, 400, { steps: 5 })
  await page.mouse.up()
  await expect.poll(height).toBe(half)
})
