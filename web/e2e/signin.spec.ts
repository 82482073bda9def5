// People sign in by an account that they have elsewhere, at a real OpenID Connect provider.
import {
  expect,
  expectAccessible,
  isPhone,
  once,
  test,
  turnEnglishAndDark,
  type Page,
  type Watch,
} from './locuri'
import { running } from './server'
import { newestLink } from './session'

/** Going to the provider is what the person asked for; its page and its icon are not ours to judge. */
function allowProvider(watch: Watch): void {
  const { host } = new URL(running().provider)
  watch.allow.push(new RegExp(`http://${host}`))
}

async function signInThere(page: Page, name: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${running().provider}/`))
  await page.getByLabel('Username').fill(name)
  await page.getByLabel('Password').fill('parola de la furnizor')
  await page.getByRole('button', { name: 'Login' }).click()
}

test('signs in elsewhere, and is where they were, in the language they had', async ({ page, watch }) => {
  allowProvider(watch)
  await page.goto('/projects?lang=en')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Sign in with Cetățean' }).click()
  await signInThere(page, 'ilinca')
  await expect(page).toHaveURL(`${running().url}/projects?lang=en`)
  const menu = isPhone(page) ? 'My account: Ilinca Dalea' : 'Ilinca Dalea'
  await expect(page.getByRole('button', { name: menu })).toBeVisible()
  const cookies = await page.context().cookies(running().url)
  expect(cookies.map((cookie) => cookie.name)).toEqual(['locuri_session'])
})

test('is told why they are not in, and can try another way', async ({ page, watch }) => {
  allowProvider(watch)
  await page.goto('/sign-in?from=/account')
  await page.getByRole('link', { name: 'Intră cu Cetățean' }).click()
  await signInThere(page, 'horia')
  await expect(
    page.getByRole('alert').filter({ hasText: 'nu ne-a dat o adresă de e-mail verificată' }),
  ).toBeVisible()
  await expect(page.getByLabel('Adresa de e-mail')).toBeVisible()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expect(
    page.getByRole('alert').filter({ hasText: 'gave us no verified e-mail address' }),
  ).toBeVisible()
  await expectAccessible(page)
})

test('who waited too long, or began in another browser, begins again', once, async ({ page, watch }) => {
  allowProvider(watch)
  await page.goto('/api/session/oidc/callback?state=made-up&code=x')
  await expect(page.getByRole('alert').filter({ hasText: 'Mai încearcă o dată.' })).toBeVisible()
  await page.getByRole('link', { name: 'Intră cu Cetățean' }).click()
  await signInThere(page, 'ilinca')
  await expect(page).toHaveURL(`${running().url}/`)
})

test('a letter leads back in the language one asked in', once, async ({ page }) => {
  const email = `limba-${Date.now()}@example.org`
  await page.goto('/projects?lang=en')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await expect(page.getByText(`We sent a link to ${email}`)).toBeVisible()
  await page.evaluate(() => localStorage.removeItem('locuri.language'))
  await page.goto(await newestLink(email))
  await page
    .locator('#panel')
    .getByRole('button')
    .filter({ hasText: /Intră în cont|Sign in/ })
    .click()
  await expect(page).toHaveURL(/\/projects\?lang=en$/)
})
