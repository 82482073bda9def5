// What came of it: a partner reports a number with its evidence, a resident follows a number to its records, and the
// annual report is printed.
import { expect, expectAccessible, isPhone, once, test, turnEnglishAndDark } from './locuri'
import { apiOf, signInAs } from './session'

/** Observations made by the test that runs. */
const made: number[] = []

test.afterEach(async () => {
  const partner = await apiOf('partner@example.org')
  for (const id of made.splice(0)) await partner.delete(`/api/observations/${id}`)
})

test('a partner reports a number with its evidence', async ({ page }) => {
  await signInAs(page, 'partner@example.org')
  await page.goto('/impact')
  await page.getByRole('link', { name: 'Raportează un număr' }).click()
  await page.getByLabel('În numele cui').selectOption({ label: 'PLAI' })
  await page.getByLabel('Ce numeri').selectOption({ label: 'Spectatori' })
  await expect(page.getByText('Cei care urmăresc online.')).toBeVisible()
  await page.getByLabel('Valoarea').fill('mulți')
  await page.getByRole('button', { name: 'Raportează', exact: true }).click()
  await expect(page.getByText('Scrie un număr de la 0 în sus')).toBeVisible()
  await page.getByLabel('Cât de exact').selectOption({ label: 'peste' })
  await page.getByLabel('Valoarea').fill('1.200')
  await page.getByLabel('De la').fill('2018')
  await page.getByLabel('Despre ce e').selectOption({ label: 'un loc' })
  await page.getByRole('button', { name: 'Raportează', exact: true }).click()
  await expect(page.getByText('Alege despre ce este numărul.')).toBeVisible()
  await page.getByLabel('Locul', { exact: true }).fill('Piața Unirii')
  await page.getByRole('button', { name: /^Piața Unirii/ }).click()
  await expect(page.getByRole('button', { name: 'Alege alt loc' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Despre ce e').selectOption({ label: 'un proiect' })
  await page.getByLabel('Proiectul').selectOption({ label: 'Bega! Lumen' })
  await page.getByLabel('Sursa').fill('Raportul exemplu al unui test')
  await page.getByLabel('Dovada').fill('https://example.org/raport')
  await page.getByRole('button', { name: 'Raportează', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'peste 1.200 de spectatori' })).toBeVisible()
  made.push(Number(page.url().match(/observations\/(\d+)/)?.[1]))
  await expect(page.getByRole('link', { name: 'Deschide dovada' })).toHaveAttribute(
    'href',
    'https://example.org/raport',
  )
  await expect(page.getByText('primăria nu l-a verificat încă')).toBeVisible()
  await page.goto('/impact?year=2018')
  const block = page.getByRole('region', { name: 'Spectatori' })
  await expect(block.getByRole('link', { name: 'peste 1.200 de spectatori' })).toBeVisible()
  await expect(block.getByText('Bega! Lumen')).toBeVisible()
})

test('a resident follows a number to its records', async ({ page }) => {
  await page.goto('/impact')
  const number = page.getByRole('link', { name: /^\d+, Intervenții$/ })
  const whole = (await number.getAttribute('aria-label')) ?? ''
  if (isPhone(page)) await page.getByText('Restrânge', { exact: true }).click()
  await page.getByLabel('Programul').selectOption({ label: 'Bega!' })
  await expect(page).toHaveURL(/of=bega/)
  await expect(number).not.toHaveAttribute('aria-label', whole)
  const count = Number(/^\d+/.exec((await number.getAttribute('aria-label')) ?? '')?.[0])
  expect(count).toBeGreaterThan(3)
  await number.click()
  await expect(page.getByRole('heading', { name: 'Intervenții', exact: true })).toBeVisible()
  const records = page.getByRole('list', { name: 'Ce a fost numărat' })
  await expect(records.getByRole('listitem')).toHaveCount(count)
  await records
    .getByRole('link', { name: /Happy Wall/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /Happy Wall/ }).first()).toBeVisible()
})

test('the three numbers of 2020 stand apart', once, async ({ page }) => {
  await page.goto('/impact?year=2020')
  for (const [name, value] of [
    ['Activități culturale', 'peste 200 de activități'],
    ['Activități față în față', '66 de activități'],
    ['Activități online', '115 activități'],
  ] as const) {
    const block = page.getByRole('region', { name })
    await expect(block.getByRole('link', { name: value, exact: true })).toBeVisible()
    await expect(block.getByText('Adunate')).toHaveCount(0)
  }
  await expect(page.getByText(/\b(181|381)\b/)).toHaveCount(0)
  await expect(
    page.getByRole('region', { name: 'Lucrări sau idei înscrise la un apel' }).getByText('Adunate: 81'),
  ).toBeVisible()
})

test('staff confirm what a partner reports', once, async ({ page }) => {
  const partner = await apiOf('partner@example.org')
  const data = {
    uuid: crypto.randomUUID(),
    indicator: 'volunteers',
    organisation: 'plai',
    value: 12,
    starts: '2017',
    source: 'Test',
  }
  const answer = await partner.post('/api/observations', { data })
  const { id } = (await answer.json()) as { id: number }
  made.push(id)
  await signInAs(page, 'planner@example.org')
  await page.goto(`/impact/observations/${id}`)
  await page.getByRole('button', { name: 'Confirmă' }).click()
  await expect(page.getByText('Confirmat de Pavel Exemplu')).toBeVisible()
  await expectAccessible(page)
})

test('an administrator defines an indicator', once, async ({ page, watch }) => {
  watch.allow.push(/400 \(Bad Request\).*\/api\/indicators\//)
  await signInAs(page, 'administrator@example.org')
  await page.goto('/impact/indicators')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Definește un indicator' }).click()
  await page.getByLabel('Numele, în română').fill('Bănci reparate')
  await page.getByRole('button', { name: 'Salvează' }).click()
  await expect(page.getByLabel('Ce se numără, în română')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  for (const label of ['Unitatea', 'Ce se numără', 'Ce nu se numără', 'Sursa', 'Cum s-a numărat']) {
    await page.getByLabel(`${label}, în română`).fill('bănci')
  }
  await page.getByRole('button', { name: 'Salvează' }).click()
  await expect(page.getByRole('heading', { name: 'Bănci reparate' })).toBeVisible()
  await page.getByRole('link', { name: 'Schimbă' }).click()
  await page.getByLabel('Nu se mai raportează nimic nou').check()
  await page.getByRole('button', { name: 'Salvează' }).click()
  await expect(page.getByText('Nu se mai raportează nimic nou.')).toBeVisible()
})

test('the annual report is printed', once, async ({ page }, info) => {
  await page.goto('/impact')
  await page.getByLabel('Anul').selectOption('2020')
  await page.getByRole('link', { name: 'Raport de tipărit' }).click()
  const report = page.getByRole('article')
  await expect(report.getByRole('heading', { name: 'Timișoara' })).toBeVisible()
  await expect(report.getByText('142 de artiști')).toBeVisible()
  await expect(report.getByRole('img', { name: /Harta cartierelor/ }).first()).toBeVisible()
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Tipărește sau salvează PDF' })).toBeHidden()
  const pdf = await page.pdf({
    path: info.outputPath('report.pdf'),
    preferCSSPageSize: true,
    printBackground: true,
  })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.length).toBeLessThan(20)
})

test('impact is accessible, in English and in the dark too', once, async ({ page }) => {
  await page.goto('/impact?by=year&show=projects')
  await expect(page.getByRole('table', { name: 'Proiecte' })).toBeVisible()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'neighbourhoods' })
  await expect(page.getByRole('img', { name: /Map of the neighbourhoods/ })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/impact/indicators/visitors')
  await expect(page.getByText(/Not added: two reports of one project overlap/)).toBeVisible()
  await expectAccessible(page)
  await signInAs(page, 'partner@example.org')
  await page.goto('/impact/observations/new')
  await expect(page.getByLabel('Value')).toBeVisible()
  await expectAccessible(page)
})
