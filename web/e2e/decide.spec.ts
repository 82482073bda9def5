// Deciding: nothing typed is lost when somebody else is faster, duplicates are merged, several are published at once.
import { expect, expectAccessible, once, test, turnEnglishAndDark } from './locuri'
import {
  administrator,
  become,
  moderator,
  partner,
  planner,
  proposed,
  resident,
  step,
  underReview,
  unique,
} from './proposals'
import { apiOf, signInAs } from './session'

const refused = /status of 4\d\d/

test(
  'somebody else was faster: what was typed stays, and the new state is shown',
  once,
  async ({ page, watch }) => {
    watch.allow.push(refused)
    const place = await underReview(unique('Pergolă'))
    await signInAs(page, planner)
    await page.goto(`/places/${place}`)
    await page.getByRole('button', { name: 'Acceptă', exact: true }).click()
    await page.getByLabel('Răspunsul').fill('Da, din toamnă.')
    await step(administrator, place, 'decision', 'declined', 'Nu e loc.')
    await page.locator('form').getByRole('button', { name: 'Acceptă', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Altcineva a fost mai rapid' })).toBeVisible()
    await expect(page.getByText('Propunere: respinsă')).toBeVisible()
    await expect(page.getByLabel('Răspunsul')).toHaveValue('Da, din toamnă.')
    await expectAccessible(page)
    // From declined it can still be accepted, as a correction that everybody sees; but that asks for a reason, which is there.
    await page.locator('form').getByRole('button', { name: 'Corectează răspunsul: acceptată' }).click()
    await expect(page.getByText('Propunere: acceptată')).toBeVisible()
    await expect(page.getByText('Răspuns corectat')).toBeVisible()
    await expect(page.getByText('Acest răspuns a fost corectat mai târziu.')).toBeVisible()
  },
)

test('a decision without its reason is not sent, and says so at the field', once, async ({ page }) => {
  const place = await underReview(unique('Bancă'))
  await signInAs(page, planner)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Alte posibilități' }).click()
  await page.getByRole('button', { name: 'Respinge', exact: true }).click()
  await page.locator('form').getByRole('button', { name: 'Respinge', exact: true }).click()
  await expect(page.getByText('Completează câmpul.')).toBeVisible()
  await expect(page.getByLabel('Răspunsul')).toBeFocused()
  await page.getByRole('button', { name: 'Renunță' }).click()
  await expect(page.getByRole('heading', { name: 'Ce poți face acum' })).toBeFocused()
})

test('a duplicate is merged with a place that is found by name', once, async ({ page }) => {
  const [double, other] = [unique('Dublură'), unique('Grădina cea bună')]
  const place = await underReview(double)
  const kept = await underReview(other)
  await signInAs(page, planner)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Alte posibilități' }).click()
  await page.getByRole('button', { name: 'Unește cu alta' }).click()
  await page.getByLabel('Răspunsul').fill('E aceeași grădină.')
  await page.locator('form').getByRole('button', { name: 'Unește cu alta' }).click()
  await expect(page.getByText('Alege locul cu care se unește.')).toBeVisible()
  await page.getByLabel('Caută alt loc sau altă propunere').fill(other)
  await page.getByRole('radio', { name: other }).check()
  await expect(page.getByText(`„${double}” merge mai departe ca „${other}”.`)).toBeVisible()
  await expectAccessible(page)
  await page.locator('form').getByRole('button', { name: 'Unește cu alta' }).click()
  await expect(page.getByText('Propunere: unită cu alta')).toBeVisible()
  await page.getByRole('link', { name: other }).first().click()
  await expect(page).toHaveURL(new RegExp(`/places/${kept}-`))
})

test('a partner tells what is on the ground in the name of the organisation', once, async ({ page }) => {
  const place = await proposed(unique('Instalație'), partner, 'centrul-de-proiecte')
  await step(planner, place, 'decision', 'under_review')
  await step(planner, place, 'decision', 'accepted', 'Da.')
  await signInAs(page, partner)
  await page.goto(`/places/${place}`)
  const entries = page.getByRole('region', { name: 'De la idee până acum' }).getByRole('listitem')
  await expect(entries.first()).toContainText(/Centrul de Proiecte.*, prin/)
  await page.getByRole('button', { name: 'Anunță că e planificat' }).click()
  await page.getByLabel('În numele').selectOption('centrul-de-proiecte')
  await expect(page.getByRole('group', { name: 'Așa se va citi' })).toContainText('Centrul de Proiecte')
  await page.locator('form').getByRole('button', { name: 'Anunță că e planificat' }).click()
  await expect(entries.last()).toContainText(/Planificat.*Centrul de Proiecte.*, prin/s)
})

test(
  'several are published at once; what somebody else has decided is told and goes',
  once,
  async ({ page, watch }) => {
    watch.allow.push(refused)
    const titles = ['Unu', 'Doi', 'Trei'].map(unique)
    const places = [await proposed(titles[0]!), await proposed(titles[1]!), await proposed(titles[2]!)]
    await signInAs(page, moderator)
    await page.goto('/moderation')
    const item = (n: number) => page.getByRole('button', { name: titles[n]! })
    await item(0).click()
    await expect(page.getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
    await step(administrator, places[0]!, 'publication', 'hidden', 'Spam.')
    await page.keyboard.press('p')
    await expect(page.getByText(new RegExp(`„${titles[0]}”: .+ a hotărât deja \\(ascuns\\)`))).toBeVisible()
    await expect(item(0)).toHaveCount(0)
    await page.getByRole('checkbox', { name: `Alege „${titles[1]}”` }).check()
    await item(2).click()
    await page.keyboard.press('x')
    await expect(page.getByText('2 alese')).toBeVisible()
    await page.getByRole('button', { name: 'Publică-le' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Publici 2?')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Publică-le' }).click()
    await expect(page.getByText('2 publicate.')).toBeVisible()
    await expect(item(1)).toHaveCount(0)
    for (const place of places.slice(1)) {
      expect((await page.request.get(`/api/places/${place}/timeline`)).ok()).toBe(true)
    }
  },
)

test(
  'two change one proposal: nothing typed is lost, nothing is overwritten unseen',
  once,
  async ({ page, watch }) => {
    watch.allow.push(refused)
    const title = unique('Scenă')
    const place = await proposed(title)
    await step(moderator, place, 'publication', 'needs_changes', 'Pentru cine?')
    await signInAs(page, resident)
    await page.goto(`/places/${place}/edit?step=about`)
    await page.getByLabel('Cum se numește').fill(`${title} mică`)
    const item = `/api/collections/places/items/${place}`
    const patch = {
      data: { properties: { note: 'Verificat.' } },
      headers: { 'Content-Type': 'application/merge-patch+json' },
    }
    expect((await (await apiOf(planner)).patch(item, patch)).ok()).toBe(true)
    await page.getByRole('button', { name: 'Continuă' }).click()
    await page.getByRole('button', { name: 'Păstrează', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Altcineva a schimbat locul' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Păstrează varianta mea' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${title} mică` })).toBeVisible()
    await expect(page.getByText('Verificat.')).toBeVisible()
  },
)

test('an author withdraws from the list; who has proposed nothing is invited to', async ({ page }) => {
  const title = unique('Foișor')
  await proposed(title)
  await signInAs(page, resident)
  await page.goto('/account/contributions')
  const own = page.getByRole('article', { name: title })
  await own.getByRole('button', { name: `Retrage „${title}”` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retrage' }).click()
  await expect(own).toContainText('Retrasă')
  await expect(own.getByRole('button')).toHaveCount(0)
  await become(page, `nou-${Date.now()}@example.org`)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Nu ai trimis încă nimic' })).toBeVisible()
  await expectAccessible(page)
})

test(
  'an administrator says what a planner is responsible for, who then decides only there',
  once,
  async ({ page }) => {
    const email = `raluca-${Date.now()}@example.org`
    const name = email.split('@')[0]!
    const place = await underReview(unique('Fântână'))
    await signInAs(page, administrator)
    await (
      await apiOf(administrator)
    ).post('/api/accounts', { data: { email, name, role: 'planner', language: 'ro' } })
    await page.goto('/accounts')
    await page.getByLabel('Caută după nume sau adresă').fill(name)
    await expect(page.getByText('Răspunde de: tot orașul')).toBeVisible()
    await page.getByRole('button', { name: `De ce răspunde ${name}` }).click()
    await page.getByRole('button', { name: 'Freidorf', exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Păstrează' }).click()
    await expect(page.getByText('Răspunde de: Freidorf')).toBeVisible()
    const client = await apiOf(email)
    const data = { line: 'decision', to: 'accepted' }
    expect((await client.post(`/api/places/${place}/timeline`, { data })).status()).toBe(403)
  },
)

test.describe('every new screen holds to WCAG 2.2 AA, in Romanian and light, in English and dark', () => {
  test('the timeline with an answer, its form, and the way to change', async ({ page }) => {
    const place = await underReview(unique('Trepte'))
    await signInAs(page, planner)
    await page.goto(`/places/${place}`)
    await page.getByRole('button', { name: 'Alte posibilități' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Acceptă cu modificări' }).click()
    await page.getByLabel('Răspunsul').fill('Da, dar mai mică.')
    await turnEnglishAndDark(page)
    await expectAccessible(page)
    await page.locator('form').getByRole('button', { name: 'Accept with changes' }).click()
    await expect(page.getByText('Proposal: accepted with changes')).toBeVisible()
    await expectAccessible(page)
  })

  test('what was sent back, its list and its change', async ({ page }) => {
    const place = await proposed(unique('Trepte'))
    await step(moderator, place, 'publication', 'needs_changes', 'Unde?')
    await signInAs(page, resident)
    for (const path of [`/places/${place}`, '/account/contributions', `/places/${place}/edit`]) {
      await page.goto(path)
      await expect(page.getByText('Unde?').first()).toBeVisible()
      await expectAccessible(page)
      await turnEnglishAndDark(page)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Română' }).click()
      await page.emulateMedia({ colorScheme: 'light' })
    }
  })

  test('the desk and its keys', async ({ page }) => {
    await proposed(unique('Trepte'))
    await signInAs(page, moderator)
    await page.goto('/moderation')
    await expect(page.getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
    await page.getByRole('heading', { level: 1, name: 'Moderare' }).focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Următoarea')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('x')
    await turnEnglishAndDark(page)
    await expectAccessible(page)
  })
})
