// Ties from a table, letters between partners, and places in another website's page.
import type { AddressInfo } from 'node:net'
import { createServer as createWeb } from 'node:http'
import { expect, expectAccessible, once, openMap, test } from './locuri'
import { running } from './server'
import { apiOf, signInAs } from './session'

/** Projects made by the test that runs; what they are tied to would clash with the next one's. */
const made: number[] = []

test.afterEach(async () => {
  const partner = await apiOf('partner@example.org')
  for (const project of made.splice(0)) await partner.delete(`/api/projects/${project}`)
})

async function newProject(title: string): Promise<number> {
  const partner = await apiOf('partner@example.org')
  const data = { organisation: 'plai', title: { ro: title }, starts: '2031', ends: '2031', life: 'planned' }
  const { id } = (await (await partner.post('/api/projects', { data })).json()) as { id: number }
  made.push(id)
  return id
}

test('a partner ties places from a table, and has them shown elsewhere', once, async ({ page, watch }) => {
  const id = await newProject('Din tabel')
  await signInAs(page, 'partner@example.org')
  await page.goto(`/projects/${id}/table`)
  await page
    .getByLabel('Sau lipește aici')
    .fill('loc;rol;de la\nPiața Unirii;venue;2031-05\nPiața;site;\nNicăieri;site;\nPiața Victoriei;șef;\n')
  await page.getByRole('button', { name: 'Citește tabelul' }).click()
  await expect(page.getByText('1 rând din 4 e gata de legat.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('La care te referi?').first().selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Leagă 2 locuri' }).click()
  await expect(page.getByText('2 locuri sunt legate de „Din tabel”.')).toBeVisible()
  await expect(page.getByText('Nu e pe hartă niciun loc cu acest nume')).toBeVisible()

  await openMap(page, `/projects/${id}`)
  await page.getByText('Ce s-a legat și dezlegat').click()
  await expect(page.locator('details ol li')).toHaveCount(2)
  await page.getByText('Arată locurile în pagina voastră').click()
  await page.getByRole('checkbox', { name: 'Piața Unirii', exact: true }).check()
  await expect(page.getByText('Se arată 1 loc.')).toBeVisible()
  await expectAccessible(page)

  // Another website, on another origin, puts the line into its page.
  const line = (await page.getByLabel('Rândul de pus în pagină').textContent())!
  const other = createWeb((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><title>PLAI</title>${line}<iframe title="no" src="${running().url}/projects/${id}"></iframe>`,
    )
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  watch.allow.push(/a request to/, /frame-ancestors/, /favicon/)
  await page.goto(elsewhere)
  const frame = page.frameLocator('iframe[title="Din tabel"]')
  await expect(frame.getByRole('heading', { name: 'Din tabel' })).toBeVisible()
  await expect(frame.locator('#panel li')).toHaveCount(1)
  await expect(frame.locator('#panel li')).toContainText('Piața Unirii')
  await expect(page.frameLocator('iframe[title="no"]').getByRole('heading')).toHaveCount(0)
  other.close()
})

test('a programme tells its story, which its curator changes', once, async ({ page }) => {
  const administrator = await apiOf('administrator@example.org')
  const { programmes } = (await (await administrator.get('/api/programmes')).json()) as {
    programmes: { slug: string; title: object; summary: object; source: string }[]
  }
  const { title, summary, source } = programmes.find((p) => p.slug === 'la-pas')!
  const data = { title, summary, source, curator_email: 'partner@example.org' }
  expect((await administrator.put('/api/programmes/la-pas', { data })).status()).toBe(200)

  await signInAs(page, 'partner@example.org')
  await openMap(page, '/programmes/la-pas')
  await page.getByRole('button', { name: 'Schimbă' }).click()
  await page.getByLabel('Povestea, în română').fill('A fost odată un drum.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Păstrează' }).click()
  await expect(page.getByText('A fost odată un drum.')).toBeVisible()
  await expectAccessible(page)
})
