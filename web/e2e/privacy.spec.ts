// People see where they are signed in, take their data with them, and go for good.
import { readFileSync } from 'node:fs'
import { expect, expectAccessible, once, test, turnEnglishAndDark } from './locuri'
import { proofFor } from './proof'
import { running } from './server'
import { apiOf, newestLink, signInAs } from './session'

const refused = /status of 4\d\d/
const unique = (name: string) => `${name}-${Date.now()}@example.org`
const feature = (title_ro: string) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [21.2297, 45.7489] },
  properties: { kind: 'space', category: 'garden', title_ro },
})

test('takes their data with them, and deletes their account', async ({ page, watch }) => {
  watch.allow.push(refused)
  const email = unique('xenia')
  const client = await apiOf(email)
  const title = `Grădina Xeniei ${Date.now()}`
  const proposed = await client.post('/api/proposals', {
    data: { feature: feature(title), reason: 'Lipsește.' },
  })
  const { place_id } = (await proposed.json()) as { place_id: number }
  await signInAs(page, email)
  await page.goto('/account')
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descarcă datele mele' }).click()
  const file = readFileSync(await (await started).path(), 'utf8')
  expect(JSON.parse(file)).toMatchObject({ account: { email }, proposals: [{ reason: 'Lipsește.' }] })

  await page.getByRole('link', { name: 'Șterge contul' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Șterge contul' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Șterge contul' }).click()
  await expect(page.getByRole('dialog', { name: `Ștergi contul ${email}?` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Renunță' }).click()
  await page.getByRole('button', { name: 'Șterge contul' }).click()
  await page.getByRole('button', { name: 'Șterge contul de tot' }).click()
  await expect(page.getByText('Contul tău e șters.')).toBeVisible()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('link', { name: 'Intră în cont' })).toBeVisible()
  expect(await (await client.get('/api/session')).json()).toMatchObject({ account: null })

  const administrator = await apiOf('administrator@example.org')
  expect((await administrator.get(`/api/collections/places/items/${place_id}`)).status()).toBe(404)
  const all =
    (await (await administrator.get('/api/accounts')).text()) +
    (await (await administrator.get('/api/mail')).text())
  expect(all).not.toContain(email)
})

test('what was public stays, by a former member', once, async ({ page }) => {
  const email = unique('public')
  const client = await apiOf(email)
  const proposed = await client.post('/api/proposals', {
    data: { feature: feature('Banca rămasă'), reason: 'Aici.' },
  })
  const { place_id } = (await proposed.json()) as { place_id: number }
  const moderator = await apiOf('moderator@example.org')
  const data = { line: 'publication', to: 'published' }
  expect((await moderator.post(`/api/places/${place_id}/timeline`, { data })).ok()).toBe(true)
  expect((await client.delete('/api/account')).status()).toBe(204)
  await page.goto(`/places/${place_id}`)
  await expect(page.getByText('un fost membru').first()).toBeAttached()
  await page.goto(`/places/${place_id}?lang=en`)
  await expect(page.getByText('a former member').first()).toBeAttached()
})

test('proves once more who they are before it is done', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  const email = unique('veche')
  await signInAs(page, email)
  // As the server answers a quarter of an hour after signing in.
  const errors = [{ field: 'session', code: 'not_proved', message: 'began too long ago' }]
  const body = {
    type: '/problems/forbidden',
    title: 'Forbidden',
    status: 403,
    detail: 'Sign in again first.',
    errors,
  }
  await page.route('**/api/account', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 403, json: body }) : route.fallback(),
  )
  await page.goto('/account/delete')
  await page.getByRole('button', { name: 'Șterge contul' }).click()
  await page.getByRole('button', { name: 'Șterge contul de tot' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'arată încă o dată că ești tu' })).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/account')
  await page.getByRole('link', { name: 'Intră din nou' }).click()
  await expect(page.getByText('Arată încă o dată că ești tu.')).toBeVisible()
  await page.getByLabel('Adresa de e-mail').fill(email)
  await page.getByRole('button', { name: 'Trimite-mi linkul' }).click()
  await expect(page.getByText(`Am trimis un link la ${email}`)).toBeVisible()
  await page.goto(await newestLink(email))
  await page.locator('#panel').getByRole('button', { name: 'Intră în cont' }).click()
  await expect(page).toHaveURL(/\/account\/delete$/)
  await page.getByRole('button', { name: 'Șterge contul' }).click()
  await page.getByRole('button', { name: 'Șterge contul de tot' }).click()
  await expect(page.getByText('Contul tău e șters.')).toBeVisible()
})

test('who looks after an organisation alone hands it over first', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  await signInAs(page, 'administrator@example.org')
  await page.goto('/account/delete')
  await page.getByRole('button', { name: 'Șterge contul' }).click()
  await page.getByRole('button', { name: 'Șterge contul de tot' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Ești ultimul administrator' })).toBeVisible()
  await expectAccessible(page)
})

test('sees where they are signed in, and signs out elsewhere', async ({ page, playwright }) => {
  const email = unique('multe')
  const elsewhere = async (userAgent: string) => {
    const client = await playwright.request.newContext({ baseURL: running().url, userAgent })
    await client.post('/api/session/link', { data: { email }, ...(await proofFor(client)) })
    const token = new URLSearchParams((await newestLink(email)).split('?')[1]).get('token')
    expect((await client.post('/api/session', { data: { token } })).ok()).toBe(true)
    return client
  }
  const phone = await elsewhere('Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0')
  const library = await elsewhere(
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0',
  )
  const home = await elsewhere('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15')
  await signInAs(page, email)
  await page.goto('/account')
  await expect(page.getByText('aici, acum')).toHaveCount(1)
  await page.getByRole('button', { name: 'Ieși din cont pe Edge pe Windows' }).click()
  await expect(page.getByText('Ai ieșit din cont pe Edge pe Windows.')).toBeVisible()
  await expect(page.getByText('Edge pe Windows', { exact: true })).toHaveCount(0)
  expect(await (await library.get('/api/session')).json()).toMatchObject({ account: null })
  expect(await (await phone.get('/api/session')).json()).toMatchObject({ account: { email } })
  await page.getByRole('button', { name: 'Ieși peste tot în afară de aici' }).click()
  await expect(page.getByText('Firefox pe Android')).toHaveCount(0)
  for (const client of [phone, home]) {
    expect(await (await client.get('/api/session')).json()).toMatchObject({ account: null })
  }
  await expect(page.getByText('aici, acum')).toBeVisible()
  await expectAccessible(page)
})

test('the screens of one’s data hold to WCAG 2.2 AA in both languages and themes', async ({ page }) => {
  await signInAs(page, 'resident@example.org')
  for (const path of ['/account', '/account/delete']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await turnEnglishAndDark(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Română' }).click()
  }
})
