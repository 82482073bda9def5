// A proposal goes from the idea to the removed artwork, and a visitor reads at every stage what happened to it.
import { expect, test, type Page } from './locuri'
import { become, moderator, planner, resident, unique } from './proposals'
import { begin, button, describePlace, heading, next } from './proposing'

test('from the idea to the end, told at every stage', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000) // one page after the other, each with a map drawn without a graphics card
  const title = unique('Trepte la apă')
  const visitor = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  const story = (of: Page) => of.locator('section').filter({ hasText: 'De la idee până acum' }).last()

  await become(page, resident)
  await begin(page, 'Loc pe malul apei', 'Chei', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  await describePlace(page, title)
  await next(page)
  await button(page, 'Trimite propunerea').click()
  await expect(heading(page, title)).toBeVisible()
  await expect(page.getByText('Încă nu o vede toată lumea: așteaptă un moderator.')).toBeVisible()
  const place = `/places/${/places\/(\d+)/.exec(page.url())![1]!}`
  expect(
    (await visitor.request.get(`/api/collections/places/items${place.replace('/places', '')}`)).status(),
  ).toBe(404)

  await become(page, moderator)
  await openOnDesk(page, title)
  await page.keyboard.press('s')
  await page.getByLabel('Ce ar trebui completat').fill('Cât de late sunt treptele?')
  await button(page, 'Trimite înapoi').click()
  await expect(page.getByText(`„${title}” e trimis înapoi.`)).toBeVisible()

  await become(page, resident)
  await page.goto('/account/contributions')
  const own = page.getByRole('article', { name: title })
  await expect(own).toContainText('Trimisă înapoi')
  await expect(own).toContainText('Cât de late sunt treptele?')
  await own.getByRole('link', { name: `Schimbă „${title}”` }).click()
  await expect(heading(page, 'Așa va arăta')).toBeVisible()
  await page.getByRole('link', { name: 'Despre loc' }).click()
  await expect(page.getByText('Cât de late sunt treptele?')).toBeVisible()
  await page
    .getByLabel(/^Descriere/)
    .first()
    .fill('Trei metri late, de piatră.')
  await page.getByLabel('Ce ai schimbat').fill('Am scris cât de late sunt.')
  await next(page)
  await button(page, 'Păstrează').click()
  await expect(page.getByText('Acum o poți trimite din nou.')).toBeVisible()
  await take(page, 'Trimite din nou')
  await expect(page.getByText('Încă nu o vede toată lumea: așteaptă un moderator.')).toBeVisible()

  await become(page, moderator)
  await openOnDesk(page, title)
  await expect(page.getByText('Trei metri late, de piatră.')).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByText(`„${title}”: publicat.`)).toBeVisible()
  await visitor.goto(place)
  await expect(story(visitor)).toContainText('A fost propus')
  await expect(story(visitor)).toContainText('Malul e închis și nu se poate coborî la apă.')
  await expect(story(visitor)).toContainText('Publicată: o vede toată lumea')
  await expect(story(visitor)).not.toContainText('Cât de late sunt treptele?')

  await become(page, planner)
  await page.goto(place)
  await page.getByRole('button', { name: 'Alte posibilități' }).click()
  await take(page, 'Începe analiza')
  await expect(page.getByText('Propunere: în analiză')).toBeVisible()
  await page.getByRole('button', { name: 'Acceptă', exact: true }).click()
  await page.getByLabel('Răspunsul').fill('Da, din primăvara lui 2027.')
  await expect(page.getByRole('group', { name: 'Așa se va citi' })).toContainText(
    'Da, din primăvara lui 2027.',
  )
  await page.locator('form').getByRole('button', { name: 'Acceptă', exact: true }).click()
  await expect(page.getByText('Gata: acceptată.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ce poți face acum' })).toBeFocused()
  await visitor.reload()
  await expect(visitor.getByText('Propunere: acceptată')).toBeVisible()
  await expect(story(visitor)).toContainText(/Acceptată.*Răspunsul oficial.*Da, din primăvara lui 2027\./s)
  await expect(visitor.getByRole('heading', { name: 'Ce poți face acum' })).toHaveCount(0)

  const stages: [string, string, string][] = [
    ['', 'Anunță că e planificat', 'Planificat'],
    ['Alte posibilități', 'Anunță că există', 'E gata: există'],
    ['Schimbă starea', 'Anunță că s-a încheiat', 'S-a încheiat'],
    ['Schimbă starea', 'Anunță că a fost desființat', 'A fost desființat'],
  ]
  for (const [menu, act, told] of stages) {
    if (menu) await page.getByRole('button', { name: menu }).click()
    await take(page, act)
    await expect(story(page)).toContainText(told)
    await visitor.reload()
    await expect(story(visitor).getByRole('listitem').last()).toContainText(told)
  }
  await expect(story(visitor).getByRole('listitem').first()).toContainText('A fost propus')
  await visitor.context().close()
})

/** Makes a step that asks for nothing: the button, then the same at the end of its form. */
async function take(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 3, name })).toBeFocused()
  await page.locator('form').getByRole('button', { name, exact: true }).click()
  await expect(page.locator('form').getByRole('heading', { name })).toHaveCount(0)
}

/** Goes down the moderators' list by keyboard until the proposal is open. */
async function openOnDesk(page: Page, title: string): Promise<void> {
  await page.goto('/moderation')
  const item = page.getByRole('button', { name: title })
  await expect(item).toBeVisible()
  await page.getByRole('heading', { level: 1, name: 'Moderare' }).focus()
  for (let i = 0; i < 60; i++) {
    if ((await item.getAttribute('aria-expanded')) === 'true') break
    await page.keyboard.press('j')
  }
  await expect(item).toHaveAttribute('aria-expanded', 'true')
  await expect(button(page, 'Publică')).toBeEnabled()
}
