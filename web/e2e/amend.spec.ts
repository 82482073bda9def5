// What is proposed about a place that is there: beside it, decided, and done. Two planners at one place. The map of another day.
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark, type Page } from './locuri'
import { administrator, become, moderator, planner, resident, step, unique } from './proposals'
import { button, heading, next } from './proposing'
import { apiOf, signInAs } from './session'

const refused = /status of 4\d\d/

/** A place of the planner's that is there; gives its number. */
async function placeOf(title_ro: string): Promise<number> {
  const properties = { kind: 'space', category: 'square', title_ro, life: 'live' }
  const geometry = { type: 'Point', coordinates: [21.2297, 45.7489] }
  const made = await (
    await apiOf(planner)
  ).post('/api/collections/places/items', {
    data: { type: 'Feature', geometry, properties },
  })
  expect(made.status(), await made.text()).toBe(201)
  return ((await made.json()) as { id: number }).id
}

async function propertiesOf(page: Page, id: number): Promise<Record<string, unknown>> {
  const answer = await page.request.get(`/api/collections/places/items/${id}`)
  return ((await answer.json()) as { properties: Record<string, unknown> }).properties
}

const idOf = (page: Page) => Number(/places\/(\d+)/.exec(page.url())![1])

test('a change is proposed beside what is there, and comes true over what others changed meanwhile', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const title = unique('Scuar')
  const place = await placeOf(title)
  await signInAs(page, resident)
  await openMap(page, `/places/${place}`)
  await page.getByRole('link', { name: 'Contribuie' }).click()
  await expect(heading(page, 'Ce propui?')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Schimbare/ })).toBeChecked()
  await expect(page.getByRole('heading', { name: 'Ce loc s-ar schimba' })).toBeVisible()
  await expectAccessible(page)
  await next(page)
  await expect(heading(page, 'Ce propui să se schimbe')).toBeFocused()
  await expect(page.getByText('Nu ai schimbat încă nimic.')).toBeVisible()
  await page.getByRole('link', { name: 'Despre loc' }).click()
  await page.getByLabel('Cum se numește').fill(`${title} verde`)
  await page.getByLabel('De ce ar fi mai bine așa').fill('Sunt doar pomi acolo.')
  await next(page)
  await expect(page.getByRole('row', { name: new RegExp(`${title} .*${title} verde`) })).toBeVisible()
  await expect(page.getByText(/^Păstrat la /)).toBeVisible()
  await expectAccessible(page)
  await button(page, 'Trimite propunerea').click()
  await expect(heading(page, `Schimbare: ${title} verde`)).toBeVisible()
  const wish = idOf(page)

  await step(moderator, wish, 'publication', 'published')
  await step(planner, wish, 'decision', 'under_review')
  const meanwhile = { properties: { note: 'Cu o cișmea nouă.' } }
  const other = await apiOf(administrator)
  expect((await other.patch(`/api/collections/places/items/${place}`, { data: meanwhile })).ok()).toBe(true)

  await become(page, planner)
  await page.goto(`/places/${wish}`)
  await expect(page.getByRole('heading', { name: 'Locul s-a schimbat între timp' })).toBeVisible()
  await expect(page.getByText('Cu o cișmea nouă.')).toBeVisible()
  await button(page, 'Adaugă o notă').click()
  await page.getByLabel('Cost').fill('Nimic')
  await button(page, 'Păstrează nota').click()
  await expect(page.getByText('Nota a fost păstrată.')).toBeVisible()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Română' }).click()
  await page.getByRole('button', { name: 'Acceptă', exact: true }).click()
  await page.locator('form').getByRole('button', { name: 'Acceptă', exact: true }).click()
  await expect(page.getByText('Schimbarea a devenit versiunea 3 a locului.')).toBeVisible()
  expect(await propertiesOf(page, place)).toMatchObject({
    title_ro: `${title} verde`,
    note: 'Cu o cișmea nouă.',
    version: 3,
  })

  await page.context().clearCookies()
  await page.goto(`/places/${wish}`)
  await expect(page.getByText('Propunere: acceptată')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Note interne' })).toHaveCount(0)
  await page.goto(`/places/${place}`)
  await expect(page.getByRole('heading', { name: 'Propuneri despre acest loc' })).toBeVisible()
})

test('what is accepted to be removed is removed, and the place tells it', once, async ({ page }) => {
  const title = unique('Chioșc')
  const place = await placeOf(title)
  await signInAs(page, resident)
  await page.goto(`/propose?place=${place}`)
  await page.getByRole('radio', { name: /^Îndepărtare/ }).check()
  await next(page)
  await expect(heading(page, 'Propune îndepărtarea')).toBeFocused()
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByLabel('De ce ar trebui îndepărtat')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('De ce ar trebui îndepărtat').fill('E gol de ani de zile.')
  await expectAccessible(page)
  await button(page, 'Trimite propunerea').click()
  await expect(heading(page, `Îndepărtare: ${title}`)).toBeVisible()
  const wish = idOf(page)
  await step(moderator, wish, 'publication', 'published')
  await step(planner, wish, 'decision', 'under_review')
  await step(planner, wish, 'decision', 'accepted', 'Da.')
  await page.goto(`/places/${place}`)
  await expect(page.getByText('Desființat', { exact: true })).toBeVisible()
  await expect(page.getByText('E gol de ani de zile.')).toBeVisible()
})

test('two planners change one place at once, and none loses work', async ({
  page,
  browser,
  baseURL,
  watch,
}) => {
  watch.allow.push(refused)
  const title = unique('Piațetă')
  const place = await placeOf(title)
  const second = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await signInAs(page, planner)
  await signInAs(second, administrator)
  for (const planner of [page, second]) {
    await planner.goto(`/places/${place}/edit`)
    await planner.getByRole('link', { name: 'Despre loc' }).click()
  }
  await page.getByLabel('Cum se numește').fill(`${title} mare`)
  await second
    .getByLabel(/^Descriere/)
    .first()
    .fill('Cu un platan bătrân.')
  for (const planner of [page, second]) await next(planner)
  await button(second, 'Păstrează').click()
  await expect(second.getByText('Am păstrat schimbările.')).toBeVisible()
  await button(page, 'Păstrează').click()
  await expect(page.getByRole('alert').filter({ hasText: /între timp/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: `${title} mare` })).toBeVisible()
  await button(page, 'Păstrează varianta mea').click()
  await expect(page.getByText('Am păstrat schimbările.')).toBeVisible()
  expect(await propertiesOf(page, place)).toMatchObject({
    title_ro: `${title} mare`,
    description_ro: 'Cu un platan bătrân.',
    version: 3,
  })
  await second.context().close()
})

test(
  'of a shape in three parts one is drawn on, one is deleted, and the third stays as it was',
  once,
  async ({ page }) => {
    const title = unique('Insule')
    const ring = (west: number) => [
      [west, 45.7485],
      [west + 0.0004, 45.7485],
      [west + 0.0004, 45.7488],
      [west, 45.7488],
      [west, 45.7485],
    ]
    const geometry = { type: 'MultiPolygon', coordinates: [[ring(21.229)], [ring(21.23)], [ring(21.231)]] }
    const properties = { kind: 'space', category: 'garden', title_ro: title, life: 'live' }
    const client = await apiOf(planner)
    const data = { type: 'Feature', geometry, properties }
    const made = await client.post('/api/collections/places/items', { data })
    expect(made.status(), await made.text()).toBe(201)
    const { id } = (await made.json()) as { id: number }

    await signInAs(page, planner)
    await openMap(page, `/places/${id}/edit?step=where`)
    await expect(page.getByRole('heading', { name: 'Forma are 3 părți' })).toBeVisible()
    const part = (n: number) => page.getByRole('button', { name: `Partea ${n}`, exact: true })
    await expect(part(1)).toHaveAttribute('aria-pressed', 'true')
    await part(2).click()
    await expect(part(2)).toHaveAttribute('aria-pressed', 'true')
    await button(page, 'Șterge partea 2').click()
    await expect(page.getByRole('heading', { name: 'Forma are 2 părți' })).toBeFocused()
    await part(2).click()
    await expectAccessible(page)
    await turnEnglishAndDark(page)
    await expect(page.getByRole('heading', { name: 'The shape has 2 parts' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Română' }).click()
    await next(page)
    await expect(page.getByText(/^Păstrat la /)).toBeVisible()
    await button(page, 'Păstrează').click()
    await expect(page.getByText('Am păstrat schimbările.')).toBeVisible()
    const after = await page.request.get(`/api/collections/places/items/${id}`)
    expect(((await after.json()) as { geometry: object }).geometry).toEqual({
      type: 'MultiPolygon',
      coordinates: [[ring(21.229)], [ring(21.231)]],
    })
    await page.goto(`/places/${id}/history`)
    await expect(
      page.getByText(/^Suprafața: −.* m², cu 33,3\s?% mai puțin$|^Suprafața: −.* cu 33/),
    ).toBeVisible()
  },
)

test('the map of another day says so, and leads back to today', once, async ({ page }) => {
  await openMap(page, '/?as-of=2020-01-01')
  const banner = page.getByRole('status').filter({ hasText: 'Vezi harta așa cum era la 1 ianuarie 2020.' })
  await expect(banner).toBeVisible()
  await expect(page.locator('[id^="row-"]')).toHaveCount(0)
  await expectAccessible(page)
  await banner.getByRole('button', { name: 'Înapoi la azi' }).click()
  await expect(page).not.toHaveURL(/as-of/)
  await expect(page.locator('[id^="row-"]').first()).toBeVisible()
  await button(page, 'Filtre').click()
  const today = new Date().toISOString().slice(0, 10)
  await page.getByLabel('Harta din ziua').fill(today)
  await expect(page).toHaveURL(new RegExp(`as-of=${today}`))
  await expect(page.locator('[id^="row-"]').first()).toBeVisible()
  await expectAccessible(page)
})
