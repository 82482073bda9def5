// A planner puts an idea where it belongs: by mouse, by keyboard alone, by finger, and by typing numbers.
import { expect, expectAccessible, once, openMap, test } from './locuri'
import {
  aimAt,
  begin,
  button,
  canvas,
  clickMap,
  describePlace,
  dragMap,
  facts,
  heading,
  here,
  kept,
  next,
  openPlace,
  readyToDraw,
  settled,
  vertices,
} from './proposing'
import { signInAs } from './session'

test(
  'by mouse: corners, the last closes at the first, facts while drawing, a dragged corner, undo',
  once,
  async ({ page }) => {
    await begin(page, 'Loc pe malul apei', 'Chei', 'Suprafață')
    for (const [x, y] of [
      [-120, -90],
      [100, -80],
      [110, 90],
      [-100, 80],
    ] as const) {
      await clickMap(page, x, y)
    }
    await expect(facts(page)).toContainText(/Suprafață\s*[\d,.]+ (ha|m²)/)
    await expect(facts(page)).toContainText('Centru')
    await expect(facts(page)).toContainText(/malul drept, km\s3,\d\d/)
    await expect(page.getByRole('heading', { name: 'Există deja aproape' })).toBeVisible()
    await clickMap(page, -120, -90)
    await expect(page.getByText('Desenul e gata.')).toBeVisible()
    expect((await kept(page)).sketch.vertices).toHaveLength(4)

    const before = await vertices(page)
    await dragMap(page, [100, -80], [60, -120])
    await expect.poll(async () => (await vertices(page))[1]).not.toEqual(before[1])
    await clickMap(page, -110, -5) // the middle of the western side
    await expect.poll(async () => (await vertices(page)).length).toBe(5)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => vertices(page)).toEqual(before)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => vertices(page)).not.toEqual(before)
  },
)

test('a planner sees the preview as others will, sends, and the place is open as a proposal', async ({
  page,
}) => {
  await signInAs(page, 'planner@example.org')
  await begin(page, 'Loc pe malul apei', 'Chei', 'Suprafață')
  await clickMap(page, -100, -60)
  await clickMap(page, 80, -60)
  await clickMap(page, 80, 60)
  await clickMap(page, 80, 60) // the second of a double click ends the drawing
  await expect(page.getByText('Desenul e gata.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Există deja aproape' })).toBeVisible()
  await button(page, 'Nu e niciunul dintre ele').click()
  await expect(page.getByRole('heading', { name: 'Există deja aproape' })).toBeHidden()
  await next(page)
  await describePlace(page, 'Treptele de la apă')
  await next(page)
  await expect(heading(page, 'Așa o vor vedea ceilalți')).toBeFocused()
  const preview = page.getByRole('article')
  await expect(preview).toContainText('Treptele de la apă')
  await expect(preview).toContainText(/malul drept, km 3,\d\d/)
  await expect(page.getByText('După ce o trimiți, o vede toată lumea.')).toBeVisible()
  await button(page, 'Trimite propunerea').click()

  await expect(page.getByText('Locul a fost propus. Îl vede toată lumea')).toBeVisible()
  await expect(heading(page, 'Treptele de la apă')).toBeVisible()
  const { geometry, properties } = await openPlace(page)
  expect(geometry.type).toBe('Polygon')
  expect(properties).toMatchObject({ life: 'idea', decision: 'received', publication: 'published' })
  expect(await page.evaluate(() => localStorage.getItem('locuri.proposal'))).toBeNull()
})

test('by keyboard alone, from the first step to the last', once, async ({ page }) => {
  test.slow() // every key is pressed one by one
  await signInAs(page, 'planner@example.org')
  await openMap(page, `/propose${here}`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Presses Tab until something by that name has the focus. */
  const tabTo = async (
    name: string | RegExp,
    role: 'button' | 'radio' | 'combobox' | 'textbox' = 'button',
  ) => {
    const wanted = page.getByRole(role, { name, exact: true })
    for (let i = 0; i < 60; i++) {
      if (await wanted.evaluate((e) => e === document.activeElement).catch(() => false)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${String(name)}`)
  }
  await heading(page, 'Ce propui?').focus()
  await tabTo(/^Spațiu public/, 'radio')
  await press('Space')
  await tabTo('Mai precis', 'combobox')
  await page.keyboard.type('Par')
  await tabTo('Linie')
  await press('Enter')
  await tabTo('Continuă')
  await press('Enter')
  await readyToDraw(page)

  await canvas(page).focus()
  await press('Space', 'ArrowRight')
  await settled(page)
  await press('Space', 'ArrowDown')
  await settled(page)
  await expect(page.locator('.crosshair')).toBeVisible()
  await press('Space')
  await expect.poll(async () => (await vertices(page)).length).toBe(3)
  await press('Backspace')
  await expect.poll(async () => (await vertices(page)).length).toBe(2)
  await press('Space', 'Enter')
  await expect(page.getByText('Desenul e gata.')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Desen terminat.' })).toBeAttached()
  await expect(facts(page)).toContainText(/Lungime\s*\d+ m/)

  // A vertex is taken up under the crosshair, carried by the arrows, and put down.
  const before = await vertices(page)
  await press('Space', 'ArrowLeft')
  await settled(page)
  await press('Space')
  await expect.poll(async () => (await vertices(page))[2]).not.toEqual(before[2])
  await press('Delete')
  await expect.poll(async () => (await vertices(page)).length).toBe(2)

  await heading(page, 'Unde este?').focus()
  await tabTo('Continuă')
  await press('Enter')
  await expect(heading(page, 'Despre loc')).toBeFocused()
  await tabTo('Continuă')
  await press('Enter')
  await expect(page.getByLabel('Cum se numește')).toBeFocused() // where something is missing
  await expect(page.getByText('Dă-i un nume, într-una din limbi.')).toBeVisible()
  await page.keyboard.type('Alee nouă')
  await tabTo('De ce aici', 'textbox')
  await page.keyboard.type('Lipsește o legătură între străzi.')
  await tabTo('Continuă')
  await press('Enter')
  await expect(heading(page, 'Așa o vor vedea ceilalți')).toBeFocused()
  await tabTo('Trimite propunerea')
  await press('Enter')
  await expect(heading(page, 'Alee nouă')).toBeVisible()
  expect((await openPlace(page)).geometry.type).toBe('LineString')
})

test('by numbers, without the map', once, async ({ page }) => {
  await begin(page, 'Intervenție artistică', 'Mural', 'Linie')
  await page.getByText('Punctele în cifre').click()
  const add = async (lon: string, lat: string) => {
    await page.getByLabel('Longitudine', { exact: true }).fill(lon)
    await page.getByLabel('Latitudine', { exact: true }).fill(lat)
    await button(page, 'Adaugă').click()
  }
  await add('21,2257', '45,7537')
  await add('21,2267', 'nord')
  await expect(page.getByText('Scrie grade zecimale')).toBeVisible()
  await add('21.2267', '45.7537')
  expect(await vertices(page)).toEqual([
    [21.2257, 45.7537],
    [21.2267, 45.7537],
  ])
  await page.getByLabel('Latitudinea punctului 2').fill('45,7547')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await vertices(page))[1]).toEqual([21.2267, 45.7547])
  await button(page, 'Șterge punctul 1').click()
  await expect.poll(() => vertices(page)).toEqual([[21.2267, 45.7547]])
  await button(page, 'Anulează ultima mișcare').click()
  await expect.poll(async () => (await vertices(page)).length).toBe(2)
})

test('a corner of another place is met exactly', once, async ({ page }) => {
  const answer = await page.request.get(
    '/api/collections/places/items?kind=space&bbox=21.224,45.75,21.228,45.756',
  )
  const { features } = (await answer.json()) as {
    features: { geometry: { type: string; coordinates: [number, number][][] } }[]
  }
  const corners = features
    .filter((f) => f.geometry.type === 'Polygon')
    .flatMap((f) => f.geometry.coordinates[0]!)
  const corner = corners[0]!
  await openMap(page, `/propose${aimAt(page, corner, 18)}`)
  await page.getByRole('radio', { name: 'Intervenție artistică' }).check()
  await page.getByLabel('Mai precis').selectOption({ label: 'Mural' })
  const shapes = page.waitForResponse((r) => /collections\/places\/items\?bbox/.test(r.url()) && r.ok())
  await next(page)
  await readyToDraw(page)
  await shapes
  await clickMap(page, 4, -3)
  const [placed] = await vertices(page)
  expect(corners.some((c) => c[0] === placed![0] && c[1] === placed![1])).toBe(true)
  await page.getByLabel('Prinde de contururi').uncheck()
  await clickMap(page, 4, -3)
  await expect.poll(async () => (await vertices(page))[0]).not.toEqual(placed)
})

test('an outline that crosses itself says so and where, until it is put right', once, async ({ page }) => {
  await begin(page, 'Spațiu public', 'Piață', 'Suprafață')
  await page.getByText('Punctele în cifre').click()
  for (const [lon, lat] of [
    ['21.225', '45.752'],
    ['21.227', '45.754'],
    ['21.227', '45.752'],
    ['21.225', '45.754'],
  ] as const) {
    await page.getByLabel('Longitudine', { exact: true }).fill(lon)
    await page.getByLabel('Latitudine', { exact: true }).fill(lat)
    await button(page, 'Adaugă').click()
  }
  const fault = page.getByText('Conturul se încrucișează cu el însuși.')
  await expect(fault).toBeVisible()
  await expect(button(page, 'Arată pe hartă')).toBeVisible()
  await expectAccessible(page)
  await next(page)
  await expect(page.getByRole('alert').filter({ has: fault })).toBeFocused()
  await expect(heading(page, 'Unde este?')).toBeVisible()
  await page.getByLabel('Latitudinea punctului 2').fill('45.750')
  await page.getByLabel('Latitudinea punctului 2').press('Tab')
  await page.getByLabel('Latitudinea punctului 4').fill('45.754')
  await page.getByLabel('Latitudinea punctului 4').press('Tab')
  await expect(fault).toBeHidden()
})

test(
  'the draft survives a reload, says when it was kept, and is thrown away only after a question',
  once,
  async ({ page }) => {
    await begin(page, 'Loc pe malul apei', 'Chei', 'Punct')
    await button(page, 'Pune punctul aici').click()
    await next(page)
    await describePlace(page, 'Chei de lemn')
    await expect(page.getByText(/Păstrat la \d\d:\d\d/)).toBeVisible()
    const before = await kept(page)
    await page.reload()
    await expect(page.getByLabel('Cum se numește')).toHaveValue('Chei de lemn')
    expect(await kept(page)).toEqual(before)

    await page.goto('/propose')
    await expect(heading(page, 'Ai o propunere începută')).toBeFocused()
    await expectAccessible(page)
    await button(page, 'Continuă propunerea').click()
    await expect(heading(page, 'Așa o vor vedea ceilalți')).toBeVisible()
    await page.goBack()
    await button(page, 'Aruncă ciorna').click()
    await button(page, 'Păstrează').click()
    expect((await kept(page)).title.ro).toBe('Chei de lemn')
    await button(page, 'Aruncă ciorna').click()
    await button(page, 'Aruncă').click()
    await expect(heading(page, 'Ce propui?')).toBeVisible()
    expect(await kept(page)).toEqual({})
  },
)

test('signing in is asked for at the end and leads back to the same work', async ({ page }) => {
  await begin(page, 'Intervenție artistică', 'Sculptură', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  await describePlace(page, 'Barca de piatră')
  await next(page)
  const link = page.getByRole('link', { name: 'Ai cont? Intră și trimite din contul tău' })
  await expect(link).toBeVisible()
  const { uuid } = await kept(page)
  await link.click()
  await expect(page).toHaveURL(/\/sign-in\?from=/)
  await signInAs(page, 'resident@example.org')
  await page.goto(new URL(page.url()).searchParams.get('from')!)
  await expect(page.getByRole('article')).toContainText('Barca de piatră')
  expect((await kept(page)).uuid).toBe(uuid)
  await expect(page.getByText('o citește întâi un moderator')).toBeVisible()
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByText('O citește un moderator; până atunci o vezi doar tu.')).toBeVisible()
  expect((await openPlace(page)).properties).toMatchObject({ publication: 'submitted', uuid })
})

test('a failed connection loses nothing, and sending again proposes once', once, async ({ page, watch }) => {
  watch.allow = [/ERR_FAILED/]
  await signInAs(page, 'planner@example.org')
  await begin(page, 'Loc pe malul apei', 'Plajă', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  const title = `Plaja ${Date.now()}` // other runs of this test leave theirs
  await describePlace(page, title)
  await next(page)
  const bodies: string[] = []
  await page.route('**/api/proposals', async (route) => {
    bodies.push(route.request().postData() ?? '')
    // The first arrives, but its answer is lost on the way.
    if (bodies.length === 1) await route.fetch().then(() => route.abort())
    else await route.continue()
  })
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByText('Propunerea nu a ajuns la noi. Ciorna e păstrată.')).toBeVisible()
  await expectAccessible(page)
  await button(page, 'Încearcă din nou').click()
  await expect(heading(page, title)).toBeVisible()
  expect(bodies[1]).toBe(bodies[0])
  const found = await page.request.get('/api/proposals?limit=1000')
  const { proposals } = (await found.json()) as { proposals: { place?: { title: { ro?: string } } }[] }
  expect(proposals.filter((p) => p.place?.title.ro === title)).toHaveLength(1)
})

test(
  'who is signed out meanwhile is told, and signs in again with the same work',
  once,
  async ({ page, watch }) => {
    watch.allow = [/401/]
    await signInAs(page, `out-${Date.now()}@example.org`) // whose session may end without ending others'
    await begin(page, 'Loc pe malul apei', 'Pod', 'Punct')
    await button(page, 'Pune punctul aici').click()
    await next(page)
    await describePlace(page, 'Pod nou')
    await next(page)
    await expect(button(page, 'Trimite propunerea')).toBeVisible()
    await page.request.delete('/api/session')
    await button(page, 'Trimite propunerea').click()
    await expect(page.getByText('Între timp ai ieșit din cont.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ai cont? Intră și trimite din contul tău' })).toBeVisible()
    expect((await kept(page)).title.ro).toBe('Pod nou')
  },
)

test('what the server refuses stands beside its field', once, async ({ page, watch }) => {
  watch.allow = [/422|400/]
  await signInAs(page, 'planner@example.org')
  await begin(page, 'Spațiu public', 'Grădină', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  await describePlace(page, 'Grădina comună')
  await next(page)
  await page.route('**/api/proposals', async (route) => {
    const body = route.request().postDataJSON() as { feature: { properties: Record<string, unknown> } }
    body.feature.properties.title_ro = 'x'.repeat(300)
    await route.continue({ postData: JSON.stringify(body) })
  })
  await button(page, 'Trimite propunerea').click()
  await expect(page.getByText('E prea lung. Scurtează puțin.')).toBeVisible()
  await expect(page.getByLabel('Cum se numește')).toBeFocused()
  await expect(page.getByLabel('Cum se numește')).toHaveValue('Grădina comună')
  await page.getByLabel('Cum se numește').fill('Grădina')
  await expect(page.getByText('E prea lung. Scurtează puțin.')).toBeHidden()
})

test(
  'a partner proposes in the name of the organisation, with all that may be told',
  once,
  async ({ page }) => {
    await signInAs(page, 'partner@example.org')
    await begin(page, 'Intervenție artistică', 'Instalație', 'Punct')
    await button(page, 'Pune punctul aici').click()
    await next(page)
    await describePlace(page, 'Sunetul podului')
    await button(page, 'Adaugă o traducere în engleză').click()
    await page.getByLabel('Numele în engleză').fill('Sound of the bridge')
    await page.getByLabel('Propui în numele').selectOption({ index: 1 })
    await page.getByText('Mai multe detalii').click()
    await page.getByLabel('Se ajunge fără trepte').selectOption('limited')
    await button(page, 'Bănci').click()
    await page.getByLabel('Începe').fill('05.2027')
    await page.getByLabel('Se termină').fill('2026')
    await expectAccessible(page)
    await next(page)
    await expect(page.getByText('Sfârșitul e înaintea începutului.')).toBeVisible()
    await page.getByLabel('Se termină').fill('14.09.2027')
    await next(page)
    await expect(page.getByRole('article')).toContainText('mai 2027 – 14 septembrie 2027')
    await button(page, 'Trimite propunerea').click()
    await expect(heading(page, 'Sunetul podului')).toBeVisible()
    expect((await openPlace(page)).properties).toMatchObject({
      title_en: 'Sound of the bridge',
      step_free: 'limited',
      amenities: ['bench'],
      starts: '2027-05',
      ends: '2027-09-14',
      publication: 'published',
    })
  },
)

for (const { language, theme } of [
  { language: 'ro', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const) {
  test.describe(`${language}, ${theme}`, () => {
    test.use({ colorScheme: theme })

    test('every step is accessible', async ({ page }) => {
      await openMap(page, `/propose?lang=${language}${here}`)
      const steps = {
        ro: { kind: 'Spațiu public', put: 'Pune punctul aici', go: 'Continuă', point: 'Punct' },
        en: { kind: 'Public space', put: 'Put the point here', go: 'Continue', point: 'Point' },
      }[language]
      const go = () => button(page, steps.go).click()
      await expectAccessible(page)
      await go()
      await expect(page.locator('input[name=kind]').first()).toBeFocused()
      await expectAccessible(page)
      await page.getByRole('radio', { name: new RegExp(`^${steps.kind}`) }).check()
      await page.getByRole('combobox').selectOption('park')
      await button(page, steps.point).click()
      await expectAccessible(page)
      await go()
      await expect(button(page, steps.put)).toBeEnabled()
      await expectAccessible(page)
      await button(page, steps.put).click()
      await expect(page.locator('dl').first()).toBeVisible()
      for (const summary of await page.locator('#panel summary').all()) await summary.click()
      await expectAccessible(page)
      await go()
      await page.locator('[name=title]').fill('Grădina')
      await page.locator('[name=reason]').fill('E nevoie de umbră.')
      await page.locator('#panel summary').click()
      await expectAccessible(page)
      await go()
      await expect(page.getByRole('article')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
