// Trails: a resident opens one for Sunday, sees what is open, takes it along as GPX and prints the leaflet; staff make one.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { expect, expectAccessible, once, openMap, test } from './locuri'
import { signInAs } from './session'

test('a resident opens a trail for Sunday, downloads it, and prints the leaflet', async ({ page }, info) => {
  await openMap(page, '/trails')
  await expectAccessible(page)
  await page.getByRole('link', { name: /Memorialele Revoluției/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Memorialele Revoluției din 1989' })).toBeVisible()
  await page.getByLabel('Ziua').fill('2026-07-12')
  await expect(page).toHaveURL(/day=2026-07-12/)
  await expect(page.getByText('10:00–18:00')).toBeVisible() // the museum, on a Sunday
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descarcă GPX' }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8')).toContain('<trkpt')

  await page.getByRole('link', { name: 'Pliant de tipărit' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Memorialele Revoluției din 1989' })).toBeVisible()
  await expectAccessible(page)
  const path = info.outputPath('leaflet.pdf')
  await page.pdf({ path, preferCSSPageSize: true })
  expect(statSync(path).size).toBeGreaterThan(20_000)
  expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toMatch(
    /Clopotul durerii[^]*\/places\//,
  )
})

test(
  'a planner makes a trail of two places found by name, and changes their order',
  once,
  async ({ page, watch }) => {
    watch.allow.push(/status of 400/) // it has no name at first
    await signInAs(page, 'planner@example.org')
    await openMap(page, '/trails/new')
    for (const name of ['Piața Unirii', 'Piața Libertății']) {
      await page.getByLabel('Caută un loc de adăugat').fill(name)
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    }
    await page.getByRole('button', { name: 'Publică', exact: true }).click()
    await expect(page.getByLabel('Nume în română')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Nume în română').fill('Două piețe')
    await page.getByLabel('Program cultural').selectOption({ label: 'La Pas' })
    await page.getByRole('button', { name: 'Mai devreme: Piața Libertății' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publică', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Două piețe' })).toBeVisible()
    await expect(page.locator('ol li').first()).toContainText('Piața Libertății')
    await expect(page.getByRole('link', { name: 'La Pas' })).toBeVisible()
    await page.getByRole('link', { name: 'Piața Libertății' }).click()
    await expect(page.getByRole('link', { name: 'Două piețe' })).toBeVisible()
  },
)
