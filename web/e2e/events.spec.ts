// What is on: found along the river and put in a calendar; announced every week, and one occurrence cancelled.
import { readFileSync } from 'node:fs'
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark, type Page } from './locuri'
import { become, partner, planner, unique } from './proposals'

/** The lines of an iCalendar document, unfolded (RFC 5545 §3.1). */
function linesOf(calendar: string): string[] {
  return calendar.replaceAll('\r\n ', '').split('\r\n')
}

async function downloaded(page: Page, button: ReturnType<Page['getByRole']>): Promise<string[]> {
  const coming = page.waitForEvent('download')
  await button.click()
  return linesOf(readFileSync(await (await coming).path(), 'utf8'))
}

/** The next Friday, at least a day ahead, as the date field takes it. */
function friday(weeks = 0): string {
  const now = new Date()
  const ahead = ((5 - now.getUTCDay() + 7) % 7 || 7) + weeks * 7
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + ahead))
    .toISOString()
    .slice(0, 10)
}

test('a resident finds what is on at the weekend along the river and puts it in a calendar', async ({
  page,
}) => {
  await openMap(page)
  const menu = page.getByRole('button', { name: 'Meniu' })
  if (await menu.isVisible()) await menu.click()
  await page.getByRole('link', { name: 'Evenimente' }).click()
  await expect(page.getByRole('heading', { name: 'Evenimente', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'În weekend' }).click()
  await page.getByRole('button', { name: 'De-a lungul Begăi' }).click()
  const jam = page.getByRole('link', { name: /Jam pe mal/ })
  await expect(jam).toBeVisible()
  await expect(page.getByRole('link', { name: /Târg de carte veche/ })).toHaveCount(0) // far from the water
  await expect(page).toHaveURL(/(?=.*when=weekend)(?=.*river=bega)/)
  await expectAccessible(page)

  await jam.click()
  await expect(page.getByRole('heading', { name: 'Jam pe mal' })).toBeVisible()
  await expect(page.getByRole('link', { name: /D'Arc pe mal/ })).toBeVisible()
  await expectAccessible(page)
  const event = await downloaded(page, page.getByRole('link', { name: 'Pune în calendar' }))
  expect(event).toContain('SUMMARY:Jam pe mal')
  expect(event.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
  expect(event.some((line) => line.startsWith('RRULE:FREQ=WEEKLY'))).toBe(true)
  expect(event.some((line) => line.startsWith('DTSTART;TZID=Europe/Bucharest:'))).toBe(true)

  await page.goBack()
  await page.getByRole('button', { name: 'Abonează calendarul' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link', { name: 'Deschide în calendar' })).toHaveAttribute(
    'href',
    /^webcal:.*when=weekend&river=bega&within_m=300/,
  )
  await expectAccessible(page)
  const feed = await downloaded(page, dialog.getByRole('link', { name: 'Descarcă o dată' }))
  expect(feed).toContain('SUMMARY:Jam pe mal')
  expect(feed.some((line) => line.includes('Târg de carte'))).toBe(false)
})

test('a partner announces a weekly event and cancels one occurrence', async ({ page, watch }) => {
  watch.allow.push(/status of 400/)
  const title = unique('Repetiție deschisă')
  await become(page, partner)
  await page.goto('/events/new')
  await page.getByLabel('În numele').selectOption('plai')
  await page.getByLabel('Titlu în română').fill(title)
  await page.getByLabel('Prima zi').fill(friday())
  await page.getByLabel('Se repetă').selectOption('În fiecare săptămână')
  await page.getByRole('button', { name: 'Publică' }).click()
  await expect(page.getByText('Alege locul din listă.')).toBeVisible()
  await expect(page.getByLabel('Titlu în română')).toHaveValue(title)
  await expectAccessible(page)
  await page.getByLabel('Locul', { exact: true }).fill('uszoda')
  await page.getByRole('button', { name: /^Uszoda/ }).click()
  await page.getByLabel('Până la').fill(friday(3))
  await page.getByRole('button', { name: 'Publică' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  const dates = page.getByRole('region', { name: 'Datele care urmează' })
  await expect(dates.getByRole('listitem')).toHaveCount(4)

  await dates
    .getByRole('button', { name: /^Anulează/ })
    .nth(1)
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Anulează' }).click()
  await expect(dialog.getByText('Completează câmpul.')).toBeVisible()
  await dialog.getByLabel('De ce? Citește toată lumea.').fill('Sala e ocupată.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Anulează' }).click()
  await expect(dates.getByText('Anulat: Sala e ocupată.')).toBeVisible()
  await expectAccessible(page)
  const calendar = await downloaded(page, page.getByRole('link', { name: 'Pune în calendar' }))
  const second = friday(1).replaceAll('-', '')
  expect(calendar).toContain(`RECURRENCE-ID;TZID=Europe/Bucharest:${second}T180000`)
  expect(calendar).toContain('STATUS:CANCELLED')
  expect(calendar).toContain('SEQUENCE:1')

  await page.context().clearCookies()
  await page.goto(`/events?find=${encodeURIComponent(title)}`)
  await expect(page.getByRole('link', { name: title })).toHaveCount(4)
  await expect(page.getByText('Anulat: Sala e ocupată.')).toHaveCount(1)
})

test(
  'a draft is kept, changed and deleted; an event is cancelled and takes place after all',
  once,
  async ({ page }) => {
    const title = unique('Discuție')
    await become(page, planner)
    await page.goto('/events/new')
    await page.getByLabel('Titlu în română').fill(title)
    await page.getByLabel('Cum se participă').selectOption('Online')
    await page.getByRole('button', { name: 'Păstrează ca ciornă' }).click()
    await expect(page.getByText('Ciornă: o vezi doar tu')).toBeVisible()
    await page.getByRole('link', { name: 'Schimbă' }).click()
    await page.getByLabel('Titlu în engleză').fill('Talk')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publică' }).click()
    await page.getByRole('button', { name: 'Anulează evenimentul' }).click()
    await page.getByRole('dialog').getByLabel('De ce? Citește toată lumea.').fill('Fără curent.')
    await page.getByRole('dialog').getByRole('button', { name: 'Anulează' }).click()
    await expect(page.getByText('Anulat: Fără curent.').first()).toBeVisible()
    await turnEnglishAndDark(page)
    await expect(page.getByText('Cancelled: Fără curent.').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'It takes place after all' }).click()
    await expect(page.getByRole('button', { name: 'Cancel the event' })).toBeVisible()
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByRole('button', { name: 'Make it a draft' }).click()
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByRole('button', { name: 'Delete the draft' }).click()
    await expect(page.getByRole('heading', { name: "What's on", level: 1 })).toBeVisible()
  },
)
