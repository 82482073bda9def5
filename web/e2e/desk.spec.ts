// The moderators' desk: everything that waits in one list, decided by keyboard, by several people at once.
import { expect, expectAccessible, isPhone, once, test, turnEnglishAndDark, type Page } from './locuri'
import { administrator, become, moderator, planner, proposed, resident, step, unique } from './proposals'
import { proofFor } from './proof'
import { apiOf, signInAs } from './session'

const refused = /status of 4\d\d/

/** Comments that wait, on one place, each by somebody new to the site. */
async function commented(place: number, texts: string[]): Promise<void> {
  for (const text of texts) {
    const client = await apiOf(`${text.toLowerCase().replaceAll(/\W/g, '')}@example.org`)
    const data = { uuid: crypto.randomUUID(), text }
    expect(
      (await client.post(`/api/places/${place}/comments`, { data, ...(await proofFor(client)) })).status(),
    ).toBe(201)
  }
}
async function waitingIn(page: Page, matter: string): Promise<number> {
  const { piles } = (await (await page.request.get('/api/moderation/counts')).json()) as {
    piles: { matter: string; count: number }[]
  }
  return piles.find((pile) => pile.matter === matter)!.count
}

test('a moderator clears forty items with the keyboard', async ({ page }) => {
  test.setTimeout(120_000) // forty are made first, and each is decided on a machine that draws without a graphics card
  const n = isPhone(page) ? 6 : 40
  const place = await proposed(unique('Cheiul lung'), planner)
  const marks = Array.from({ length: n / 2 }, (_, i) => unique(`Părerea ${i}`))
  const client = await apiOf('many@example.org')
  for (const text of marks) {
    const data = { uuid: crypto.randomUUID(), text }
    expect(
      (await client.post(`/api/places/${place}/comments`, { data, ...(await proofFor(client)) })).status(),
    ).toBe(201)
    await proposed(`${text} loc`)
  }
  await signInAs(page, moderator)
  for (const matter of ['comment', 'proposal']) {
    await page.goto(`/moderation?matter=${matter}`)
    await expect(page.getByRole('link', { name: 'Toate' })).toBeVisible()
    await page.getByRole('heading', { level: 1, name: 'Moderare' }).focus()
    const before = await waitingIn(page, matter)
    for (let i = 0; i < n / 2; i++) {
      const open = page.locator('h2 button[aria-expanded="true"]')
      await expect(page.locator('.body').getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
      const id = await open.getAttribute('id')
      if (i % 5 === 4) {
        await page.keyboard.press('h')
        await page.keyboard.type('Nu ține de acest loc.')
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
      } else await page.keyboard.press('p')
      await expect(page.locator(`#${id}`)).toHaveCount(0)
    }
    expect(await waitingIn(page, matter)).toBe(before - n / 2)
  }
})

test('the second of two moderators is told who decided what', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  const title = unique('Podețul')
  const place = await proposed(title)
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=proposal')
  const item = page.getByRole('button', { name: title })
  if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
  await expect(page.getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
  await step(administrator, place, 'publication', 'published')
  await item.press('p')
  await expect(page.getByRole('alert').filter({ hasText: /a hotărât deja \(publicat\)/ })).toBeVisible()
  await expect(item).toHaveCount(0)
})

test('many are refused with one reason, and it is undone at once', once, async ({ page }) => {
  const place = await proposed(unique('Malul'), planner)
  const texts = [1, 2, 3].map((i) => unique(`Reclama ${i}`))
  await commented(place, texts)
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=comment')
  for (const text of texts) await page.getByRole('checkbox', { name: `Alege „${text}”` }).check()
  await page.getByRole('button', { name: 'Refuză-le' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Refuzi 3, cu un singur motiv?')
  await dialog.getByLabel('De ce nu se publică?').fill('E reclamă.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Refuză-le' }).click()
  await expect(page.getByText('3 refuzate; autorii află motivul.')).toBeVisible()
  await page.getByRole('button', { name: 'Desfă', exact: true }).click()
  await expect(page.getByText('Hotărârea e desfăcută.')).toBeVisible()
  for (const text of texts) await expect(page.getByRole('button', { name: text })).toBeVisible()
})

test('an edit of who has no trust yet waits, and is seen beside what is there', once, async ({ page }) => {
  const title = unique('Insula')
  const place = await proposed(title, 'edits@example.org')
  await step(moderator, place, 'publication', 'published')
  const data = {
    uuid: crypto.randomUUID(),
    version: 2,
    reason: 'Numele vechi.',
    properties: { title_ro: `${title} mică` },
    geometry: { type: 'Point', coordinates: [21.2299, 45.7491] },
  }
  const author = await apiOf('edits@example.org')
  const answer = await author.post(`/api/places/${place}/edits`, { data })
  expect(answer.status(), await answer.text()).toBe(201)
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=edit')
  const item = page.getByRole('button', { name: title })
  if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
  await expect(page.getByText('Numele vechi.')).toBeVisible()
  await expect(page.getByRole('cell', { name: `${title} mică` })).toBeVisible()
  await expectAccessible(page)
  await item.press('p')
  await expect(page.getByText(`„${title}”: publicat.`)).toBeVisible()
  await page.goto(`/places/${place}`)
  await expect(page.getByRole('heading', { level: 1, name: `${title} mică` })).toBeVisible()
})

test('trust is taken with a reason, and shown at the account', once, async ({ page }) => {
  const place = await proposed(unique('Scara'), planner)
  const text = unique('Neîncredere')
  await commented(place, [text])
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=comment')
  const item = page.getByRole('button', { name: text })
  if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
  await page.getByRole('button', { name: 'Retrage încrederea' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('De ce?').fill('Scrie reclamă.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Retrage încrederea' }).click()
  await expect(page.getByText('fără încredere: tot ce scrie așteaptă')).toBeVisible()
  await become(page, administrator)
  await page.goto('/accounts')
  await page.getByLabel('Caută după nume sau adresă').fill(text.toLowerCase().replaceAll(/\W/g, ''))
  await expect(page.getByText('Scrie reclamă.')).toBeVisible()
  await expectAccessible(page)
})

test('the desk reads well in English and dark', once, async ({ page }) => {
  await proposed(unique('Trepte'), resident)
  await signInAs(page, moderator)
  await page.goto('/moderation')
  await expect(page.getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expectAccessible(page)
})
