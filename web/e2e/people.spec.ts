// People sign in, keep their account, and those who may, look after others'.
import { expect, expectAccessible, isPhone, once, test, turnEnglishAndDark, type Page } from './locuri'
import { proofFor } from './proof'
import { apiOf, newestLink, signInAs } from './session'

const refused = /status of 4\d\d/
const unique = (name: string) => `${name}-${Date.now()}@example.org`
const menu = (page: Page, name: string) =>
  page.getByRole('button', { name: isPhone(page) ? `Contul meu: ${name}` : name })

test('signs in by e-mail link, and is where they were', async ({ page }) => {
  const email = unique('ana')
  await page.goto('/projects')
  await page.getByRole('link', { name: 'Intră în cont' }).click()
  await page.getByLabel('Adresa de e-mail').fill(email)
  await page.getByRole('button', { name: 'Trimite-mi linkul' }).click()
  await expect(page.getByRole('heading', { name: 'Uită-te în e-mail' })).toBeFocused()
  await expect(page.getByText(`Am trimis un link la ${email}`)).toBeVisible()
  await page.goto(await newestLink(email))
  await page.locator('#panel').getByRole('button', { name: 'Intră în cont' }).click()
  await expect(page).toHaveURL(/\/projects$/)
  await expect(menu(page, email.split('@')[0]!)).toBeVisible()
})

test('a link is good for one use, and says so kindly', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  const email = unique('ion')
  await page.request.post('/api/session/link', { data: { email }, ...(await proofFor(page.request)) })
  const link = await newestLink(email)
  await page.request.post('/api/session', { data: { token: link.split('=')[1] } })
  await page.context().clearCookies()
  await page.goto(link)
  await page.locator('#panel').getByRole('button', { name: 'Intră în cont' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Linkul nu mai e bun' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Cere alt link' }).click()
  await expect(page.getByLabel('Adresa de e-mail')).toBeVisible()
})

test('sets a password, signs in by it, and takes it away', async ({ page, watch }) => {
  watch.allow.push(refused)
  const email = unique('maria')
  await signInAs(page, email)
  await page.goto('/account')
  await page.getByLabel('Parola nouă').fill('scurt')
  await page.getByRole('button', { name: 'Pune parola' }).click()
  await expect(page.getByText('Prea scurt: cel puțin 10 caractere.')).toBeVisible()
  await expect(page.getByLabel('Parola nouă')).toHaveValue('scurt')
  await page.getByLabel('Parola nouă').fill('pe malul Begăi e răcoare')
  await page.getByRole('button', { name: 'Pune parola' }).click()
  await expect(page.getByText('Ai o parolă.')).toBeVisible()
  await page.locator('#panel').getByRole('button', { name: 'Ieși din cont' }).click()
  await expect(page.getByText('Pentru asta trebuie să intri în cont.')).toBeVisible()

  await page.goto('/sign-in?from=/account')
  await page.getByRole('button', { name: 'Intră cu parola' }).click()
  await page.getByLabel('Adresa de e-mail').fill(email)
  await page.getByLabel('Parolă').fill('nu e aceasta parola')
  await page.locator('form').getByRole('button', { name: 'Intră în cont' }).click()
  await expect(page.getByText('Adresa și parola nu se potrivesc.')).toBeVisible()
  await page.getByLabel('Parolă').fill('pe malul Begăi e răcoare')
  await page.locator('form').getByRole('button', { name: 'Intră în cont' }).click()
  await expect(page).toHaveURL(/\/account$/)

  await page.getByLabel('Parola de acum').fill('pe malul Begăi e răcoare')
  await page.getByRole('button', { name: 'Scoate parola' }).click()
  await expect(page.getByText('Nu ai parolă')).toBeVisible()
})

test('makes a key for a program, sees it once, and ends it', once, async ({ page }) => {
  const email = unique('dan')
  await signInAs(page, email)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Cheie nouă' }).click()
  await page.getByLabel('Pentru ce e').fill('QGIS')
  await page.getByLabel('propune și schimbă locuri').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Fă cheia' }).click()
  const secret = await page.getByLabel('Cheia', { exact: true }).inputValue()
  const used = await page.request.get('/api/session', { headers: { Authorization: `Bearer ${secret}` } })
  expect(used.ok()).toBe(true)
  await page.getByRole('button', { name: 'Am pus-o bine' }).click()
  await expect(page.getByText('vede tot ce vezi tu · propune și schimbă locuri')).toBeVisible()
  await page.getByRole('button', { name: 'Oprește cheia QGIS' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oprește', exact: true }).click()
  await expect(page.getByText('Nu ai nicio cheie.')).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
})

test('an administrator gives a role and stops an account', once, async ({ page }) => {
  const email = unique('vlad')
  const name = email.split('@')[0]!
  await (await apiOf(email)).get('/api/session')
  await signInAs(page, 'administrator@example.org')
  await page.goto('/accounts')
  await page.getByLabel('Caută după nume sau adresă').fill(name)
  await page.getByLabel(`Rolul lui ${name}`).selectOption('planner')
  await expect(page.getByText(`${name} are acum rolul Planificator.`)).toBeVisible()
  await page.getByRole('button', { name: `Oprește contul ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oprește', exact: true }).click()
  await expect(page.getByRole('button', { name: `Pornește contul ${name}` })).toBeVisible()
})

test(
  'a moderator sends a proposal back with a reason, and publishes another',
  once,
  async ({ page, watch }) => {
    watch.allow.push(refused)
    const resident = await apiOf('resident@example.org')
    const titles = [`Bancă la apă ${Date.now()}`, `Scenă mică ${Date.now()}`]
    for (const title_ro of titles) {
      const properties = { kind: 'space', category: 'garden', title_ro }
      const feature = {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [21.2297, 45.7489] },
        properties,
      }
      const answer = await resident.post('/api/proposals', { data: { feature, reason: 'Lipsește aici.' } })
      expect(answer.status(), await answer.text()).toBe(201)
    }
    await signInAs(page, 'moderator@example.org')
    await page.goto('/moderation')
    await page.getByRole('button', { name: titles[0]! }).click()
    await page.getByRole('button', { name: 'Trimite înapoi' }).click()
    await page.getByRole('button', { name: 'Trimite înapoi' }).click()
    await expect(page.getByText('Completează câmpul.')).toBeVisible()
    await page.getByLabel('Ce ar trebui completat').fill('Unde anume?')
    await page.getByRole('button', { name: 'Trimite înapoi' }).click()
    await expect(page.getByText(`„${titles[0]}” e trimis înapoi.`)).toBeVisible()
    const second = page.getByRole('button', { name: titles[1]! })
    if ((await second.getAttribute('aria-expanded')) === 'false') await second.click()
    await page.getByRole('button', { name: 'Publică' }).click()
    await expect(page.getByText(`„${titles[1]}”: publicat.`)).toBeVisible()
    await expect(second).toHaveCount(0)
  },
)

test.describe('every screen holds to WCAG 2.2 AA, in Romanian and light, in English and dark', () => {
  const screens = [
    ['', '/sign-in'],
    ['', '/sign-in?token=none'],
    ['', '/account'],
    ['partner@example.org', '/account'],
    ['administrator@example.org', '/accounts'],
    ['administrator@example.org', '/mail'],
    ['moderator@example.org', '/moderation'],
    ['resident@example.org', '/accounts'],
  ] as const
  for (const [who, path] of screens) {
    test(`${path} for ${who || 'nobody'}`, async ({ page }) => {
      if (who) await signInAs(page, who)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      if (who) await page.locator('[popovertarget="account-menu"]').click()
      await expectAccessible(page)
      if (who) await page.keyboard.press('Escape')
      await turnEnglishAndDark(page)
      if (who) await page.locator('[popovertarget="account-menu"]').click()
      await expectAccessible(page)
    })
  }
})
