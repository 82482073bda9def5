// What somebody sent in: all of it on one page, refusals appealed, and changes that wait for a moderator.
import { expect, expectAccessible, once, test, turnEnglishAndDark, type Page } from './locuri'
import { jpeg, sendPhoto } from './pictures'
import { proofFor } from './proof'
import { become, moderator, proposed, step, unique } from './proposals'
import { apiOf, signInAs } from './session'

const author = () => `author${Date.now() % 1_000_000_000}@example.org`

/** Decides on the newest thing of a sort that somebody sent in. */
async function judge(subject: string, whose: string, to: string, reason = ''): Promise<void> {
  const sent = await (await apiOf(whose)).get(`/api/contributions?subject=${subject}`)
  const [{ id }] = ((await sent.json()) as { contributions: { id: number }[] }).contributions as [
    { id: number },
  ]
  const data = { to, items: [{ subject, id }], ...(reason && { reason }) }
  const done = await (await apiOf(moderator)).post('/api/moderation/decisions', { data })
  expect(await done.json()).toEqual({ results: [{ subject, id }] })
}

/** Opens what waits at the desk, if it is not open yet. */
async function openAtDesk(page: Page, matter: string, name: string): Promise<void> {
  await page.goto(`/moderation?matter=${matter}`)
  const item = page.getByRole('button', { name }).first()
  if ((await item.getAttribute('aria-expanded')) === 'false') await item.click()
  await expect(page.getByRole('button', { name: 'Publică', exact: true })).toBeEnabled()
}

test('all that somebody sent in is on one page, and a refusal is appealed there', async ({ page }) => {
  const who = author()
  const title = unique('Scara veche')
  const place = await proposed(title, who)
  await step(moderator, place, 'publication', 'published')
  const client = await apiOf(who)
  const comment = { uuid: crypto.randomUUID(), text: 'Aici ar încăpea o bancă.' }
  await client.post(`/api/places/${place}/comments`, { data: comment, ...(await proofFor(client)) })
  const report = { uuid: crypto.randomUUID(), topic: 'broken', text: `Balustrada e ruptă la ${title}.` }
  const sent = await client.post(`/api/places/${place}/reports`, {
    data: report,
    ...(await proofFor(client)),
  })
  expect(sent.status(), await sent.text()).toBe(201)
  await judge('report', who, 'refused', 'Este reparată deja.')

  await signInAs(page, who)
  await page.goto('/account/contributions')
  await expect(page.getByRole('article')).toHaveCount(3)
  await expect(page.getByText('Propunere de loc nou')).toBeVisible()
  await expect(page.getByText('Așteaptă un moderator')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Sesizări' }).click()
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByText('Este reparată deja.')).toBeVisible()
  await page.getByRole('button', { name: 'Cere să fie recitit' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('De ce ar trebui publicat?').fill('Am trecut azi: e tot ruptă.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Trimite' }).click()
  await expect(page.getByText('Se citește încă o dată')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cere să fie recitit' })).toHaveCount(0)

  await become(page, moderator)
  await openAtDesk(page, 'appeal', report.text)
  await expect(page.getByText('Contestație: Sesizare')).toBeVisible()
  await expect(page.getByText('Am trecut azi: e tot ruptă.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: report.text }).press('p')
  await expect(page.getByText(`„${title}”: publicat.`)).toBeVisible()
  await become(page, who)
  await page.goto('/account/contributions?subject=report')
  await expect(page.getByText('Se vede pe pagina locului')).toBeVisible()
  await turnEnglishAndDark(page)
  await expect(page.getByText('On the page of the place')).toBeVisible()
  await expectAccessible(page)
})

test('whoever proposed a place changes it, and sees that it waits, was refused, and is looked at again', async ({
  page,
}) => {
  const who = author()
  const title = unique('Insula mare')
  const place = await proposed(title, who)
  await step(moderator, place, 'publication', 'published')
  await signInAs(page, who)
  await page.goto(`/places/${place}`)
  await page.getByRole('link', { name: 'Schimbă pagina' }).click()
  await expect(page.getByText('Un moderator se uită întâi la ce ai schimbat.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Despre loc' }).click()
  await page.getByLabel('Cum se numește').fill(`${title} de jos`)
  await page.getByRole('button', { name: 'Continuă' }).click()
  await expect(page.getByLabel('Ce ai schimbat și de ce')).toBeFocused() // it is missing
  await page.getByLabel('Ce ai schimbat și de ce').fill('Așa îi spun oamenii.')
  await page.getByRole('button', { name: 'Continuă' }).click()
  await page.getByRole('button', { name: 'Trimite spre verificare' }).click()
  const waits = page.getByRole('complementary').filter({ hasText: 'Ce ai schimbat așteaptă un moderator' })
  await expect(waits).toContainText('titlul')
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  await expectAccessible(page)

  await become(page, moderator)
  await openAtDesk(page, 'edit', title)
  await expect(page.getByRole('cell', { name: `${title} de jos` })).toBeVisible()
  await page.getByRole('button', { name: title }).press('h')
  await page.getByLabel('De ce nu se publică?').fill('Cine îi spune așa?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`„${title}”: refuzat.`)).toBeVisible()

  await become(page, who)
  await page.goto(`/places/${place}`)
  await expect(page.getByText('Cine îi spune așa?')).toBeVisible()
  await page.getByRole('link', { name: 'Vezi ce ai trimis' }).click()
  await page.getByRole('button', { name: 'Cere să fie recitit' }).click()
  await page.getByRole('dialog').getByLabel('De ce ar trebui publicat?').fill('Scrie pe plăcuță.')
  await page.getByRole('dialog').getByRole('button', { name: 'Trimite' }).click()
  await expect(page.getByText('Se citește încă o dată')).toBeVisible()
  await judge('edit', who, 'published')
  await page.goto(`/places/${place}`)
  await expect(page.getByRole('heading', { level: 1, name: `${title} de jos` })).toBeVisible()
})

test('a refused photo is appealed where it is looked at', once, async ({ page }) => {
  const who = author()
  const place = await proposed(unique('Podul rupt'), who)
  await step(moderator, place, 'publication', 'published')
  await signInAs(page, who)
  await page.goto('/')
  await sendPhoto(who, place, await jpeg(page), 'Podul de jos')
  await judge('photo', who, 'refused', 'Se văd fețe.')
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Mărește: Podul de jos' }).click()
  await page.getByRole('button', { name: 'Cere să fie recitit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cere să fie recitit' })
  await dialog.getByLabel('De ce ar trebui publicat?').fill('Nu e nimeni în poză.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Trimite' }).click()
  await expect(page.getByText('Așteaptă un moderator. Până atunci o vezi')).toBeVisible()
  await page.goto('/account/contributions?subject=photo')
  await expect(page.getByText('Nu e nimeni în poză.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Retrage' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retrage' }).click()
  await expect(page.getByRole('article')).toHaveCount(0)
})
