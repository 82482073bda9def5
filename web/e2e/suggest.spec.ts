// Proposing without an account: an address, a letter, one press, and the proposal waits as any other.
import { expect, expectAccessible, test, turnEnglishAndDark } from './locuri'
import { moderator, unique } from './proposals'
import { begin, button, describePlace, heading, next } from './proposing'
import { apiOf, newestLink, signInAs } from './session'

test('a visitor proposes by e-mail, confirms, and finds it in the account made of that address', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 4(00|04)/)
  const email = `${unique('visitor').replace(' ', '')}@example.org`
  const title = unique('Umbrar')
  await begin(page, 'Spațiu public', 'Grădină', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  await describePlace(page, title)
  await next(page)
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByLabel('Adresa ta de e-mail')).toBeFocused() // it is missing
  await page.getByLabel('Adresa ta de e-mail').fill(email)
  await page.getByLabel('Numele tău, cum îl văd ceilalți').fill('Vera')
  await expectAccessible(page)
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByRole('heading', { name: 'Mai e un pas: confirmă pe e-mail' })).toBeFocused()
  await expectAccessible(page)
  await button(page, 'Înapoi la hartă').click()

  const path = await newestLink(email, 'confirm')
  await page.goto(path) // opening it, as programs do, confirms nothing
  await expect(heading(page, 'Confirmă propunerea')).toBeVisible()
  await expect(page.getByText(`Propunere de loc nou: ${title}`)).toBeVisible()
  const desk = await apiOf(moderator)
  const waiting = async () =>
    (await (await desk.get('/api/proposals?publication=submitted&limit=1000')).text()).includes(title)
  expect(await waiting()).toBe(false)
  await turnEnglishAndDark(page)
  await expectAccessible(page)
  await button(page, 'Confirm').click()
  await expect(page.getByRole('heading', { name: 'Thank you, we have your proposal' })).toBeFocused()
  expect(await waiting()).toBe(true)

  await signInAs(page, email)
  await page.goto('/account/contributions')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.goto('/confirm?token=made-up')
  await expect(page.getByText('This link is not known, or it is too old.')).toBeVisible()
})
