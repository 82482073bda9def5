// What people say about a place: it waits for a moderator, is answered, refused, reported; and proposals are supported.
import type { Locator } from '@playwright/test'
import { expect, expectAccessible, once, test, turnEnglishAndDark, type Page } from './locuri'
import { become, moderator, planner, proposed, resident, unique } from './proposals'
import { apiOf, signInAs } from './session'

/** A public proposal of the planner's; gives the number of its place. */
const published = (title: string) => proposed(unique(title), planner)

/** Takes the comment with these words in hand at the desk. */
async function openAtDesk(page: Page, words: string, pile = 'comment'): Promise<Locator> {
  await page.goto(`/moderation?matter=${pile}`)
  const item = page.getByRole('listitem').filter({ hasText: words })
  const fold = item.getByRole('button', { name: words })
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
  return item
}

test('a resident says something, a moderator publishes it, a planner answers', async ({ page }) => {
  const place = await published('Fântână')
  const words = unique('Ar prinde bine umbra.')
  await page.goto(`/places/${place}`)
  await page.getByRole('link', { name: 'Intră în cont ca să spui ceva despre acest loc' }).isVisible()
  await signInAs(page, 'talker@example.org')
  await page.goto(`/places/${place}`)
  await page.getByLabel('Spune ceva despre acest loc').fill(words)
  await page.getByRole('button', { name: 'Trimite', exact: true }).click()
  await expect(page.getByText('Îl vezi doar tu, până îl citește un moderator.')).toBeVisible()
  await expect(page.getByLabel('Spune ceva despre acest loc')).toHaveValue('')
  await expectAccessible(page)

  await become(page, moderator)
  const item = await openAtDesk(page, words)
  await expectAccessible(page)
  await item.getByRole('button', { name: 'Publică' }).click()
  await expect(item).toHaveCount(0)

  await become(page, planner)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Răspunde', exact: true }).click()
  await page.getByLabel('Răspunsul tău').fill('Vin doi tei în toamnă.')
  await page.getByRole('button', { name: 'Trimite', exact: true }).click()
  await expect(page.getByText('răspuns oficial')).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`/places/${place}`)
  await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByText('Vin doi tei în toamnă.')).toBeVisible()
  await turnEnglishAndDark(page)
  await expect(page.getByText('official answer')).toBeVisible()
  await expectAccessible(page)
})

test('a refusal is told with its reason and can be appealed once', once, async ({ page, watch }) => {
  watch.allow.push(/status of 400/)
  const place = await published('Alee')
  const words = unique('Nimic bun aici.')
  const email = `${unique('refused').replace(' ', '')}@example.org`
  await signInAs(page, email)
  await page.goto(`/places/${place}`)
  await page.getByLabel('Spune ceva despre acest loc').fill(words)
  await page.getByRole('button', { name: 'Trimite', exact: true }).click()
  await expect(page.getByText('Îl vezi doar tu, până îl citește un moderator.')).toBeVisible()
  await become(page, moderator)
  const item = await openAtDesk(page, words)
  await item.getByRole('button', { name: words }).press('h')
  await item.getByRole('button', { name: 'Refuză' }).click()
  await expect(item.getByText('Completează câmpul.')).toBeVisible()
  await item.getByLabel('De ce nu se publică?').fill('Spune ce nu merge.')
  await item.getByRole('button', { name: 'Refuză' }).click()
  await expect(item).toHaveCount(0)

  const administrator = await apiOf('administrator@example.org')
  await expect(async () => {
    const { mail } = (await (await administrator.get('/api/mail')).json()) as {
      mail: { to: string; body: string }[]
    }
    expect(mail.some((l) => l.to === email && l.body.includes('Spune ce nu merge.'))).toBe(true)
  }).toPass({ timeout: 40_000 }) // it waits for an undo

  await become(page, email)
  await page.goto(`/places/${place}`)
  await expect(page.getByText('Nu a fost publicat. Motivul: Spune ce nu merge.')).toBeVisible()
  await page.getByRole('button', { name: 'Cere să fie recitit' }).click()
  await page.getByLabel('De ce ar trebui publicat?').fill('Aleea e inundată.')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Trimite' }).click()
  await expect(page.getByText('Îl vezi doar tu, până îl citește un moderator.')).toBeVisible()
})

test('a reader reports a comment, a moderator keeps it; a proposal is supported', once, async ({ page }) => {
  const place = await published('Bazin')
  const words = unique('Apa e rece.')
  const data = { uuid: crypto.randomUUID(), text: words }
  expect((await (await apiOf(planner)).post(`/api/places/${place}/comments`, { data })).status()).toBe(201)
  await signInAs(page, resident)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Semnalează', exact: true }).click()
  await page.getByLabel('Ce nu e în regulă?').fill('Nu e așa.')
  await page.getByRole('button', { name: 'Trimite moderatorilor' }).click()
  await expect(page.getByText('Un moderator se va uita la el.')).toBeVisible()
  await page.getByRole('button', { name: 'Susțin propunerea' }).click()
  await expect(page.getByText('O susține 1 persoană')).toBeVisible()
  await expect(page.getByRole('button', { name: 'O susții' })).toHaveAttribute('aria-pressed', 'true')
  await become(page, moderator)
  const item = await openAtDesk(page, words, 'flag')
  await expect(item.getByText('Nu e așa.')).toBeVisible()
  await item.getByRole('button', { name: 'Lasă-l' }).click()
  await expect(item).toHaveCount(0)
})
