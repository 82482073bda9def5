// A partner opens a project and ties places to it; clashes with others are settled before anything is written.
import {
  expect,
  expectAccessible,
  isPhone,
  once,
  openMap,
  test,
  turnEnglishAndDark,
  type Page,
} from './locuri'
import { apiOf, signInAs } from './session'

const unirii = '#map=16/45.7578/21.2290'
const box = '21.225,45.755,21.233,45.7605'

interface Tags {
  tags: { place_id: number; role: string; starts?: string; ends?: string; note: string }[]
}

/** Projects made by the test that runs; what they are tied to would clash with the next one's. */
const made: number[] = []

test.afterEach(async () => {
  const partner = await apiOf('partner@example.org')
  for (const project of made.splice(0)) await partner.delete(`/api/projects/${project}`)
})

async function newProject(
  organisation: string,
  title: string,
  starts: string,
  ends: string,
): Promise<number> {
  const partner = await apiOf('partner@example.org')
  const data = { organisation, title: { ro: title }, starts, ends, life: 'planned' }
  const answer = await partner.post('/api/projects', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = (await answer.json()) as { id: number }
  made.push(id)
  return id
}

async function tagsOf(project: number): Promise<Tags['tags']> {
  const partner = await apiOf('partner@example.org')
  return ((await (await partner.get(`/api/projects/${project}/tags`)).json()) as Tags).tags
}

/** Positions round the middle of the map, in pixels of the page. */
async function around(page: Page): Promise<{ x: number; y: number }[]> {
  const map = (await page.locator('.maplibregl-canvas').boundingBox())!
  const reach = isPhone(page) ? 90 : 180
  const middle = { x: map.x + map.width / 2, y: map.y + map.height / 2 }
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([dx, dy]) => ({ x: middle.x + dx! * reach, y: middle.y + dy! * reach }))
}

/** Both devices share one server: what one ties must not be in the way of the other. */
const year = (page: Page, plain: number) => String(plain + (isPhone(page) ? 100 : 0))

const tray = (page: Page) => page.getByRole('region', { name: 'Ce se leagă de proiect' })
const tie = (page: Page) => tray(page).getByRole('button', { name: 'Leagă' })

async function drawCorners(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Colțuri' }).click()
  const finish = page.getByRole('button', { name: 'Gata' })
  await expect(page.getByRole('button', { name: 'Colț aici' })).toBeEnabled()
  for (const { x, y } of await around(page)) {
    await page.mouse.click(x, y)
    await page.waitForTimeout(400) // two clicks at once would be a double click
  }
  await finish.click()
}

test('opens a project in the name of an organisation; nothing typed is lost', async ({ page, watch }) => {
  watch.allow.push(/status of 400/)
  await signInAs(page, 'partner@example.org')
  await page.goto('/projects')
  await page.getByRole('link', { name: 'Deschide un proiect' }).click()
  await page.getByLabel('În numele').selectOption('plai')
  await page.getByLabel('De la').fill('12.5.2030')
  await page.getByLabel('Până la').fill('2030-04')
  await page.getByRole('button', { name: 'Deschide proiectul' }).click()
  await expect(page.getByText('Sfârșitul e înaintea începutului.')).toBeVisible()
  await expect(page.getByLabel('Până la')).toBeFocused()
  await page.getByLabel('Până la').fill('2030')
  await page.getByRole('button', { name: 'Deschide proiectul' }).click()
  await expect(page.getByText('Completează câmpul.')).toBeVisible()
  await expect(page.getByLabel('De la')).toHaveValue('2030-05-12')
  await page.goto('/projects')
  const title = `Seri pe mal ${Date.now()}`
  await page.getByRole('link', { name: 'Deschide un proiect' }).click()
  await page.getByLabel('Titlu în română').fill(title)
  await page.getByLabel('Titlu în engleză').fill('Evenings by the river')
  await page.getByRole('button', { name: 'Deschide proiectul' }).click()
  await expect(page).toHaveURL(/\/projects\/\d+\/tag/)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
})

test('ties places by drawing around them, settles a clash, and takes it back', async ({ page }) => {
  const stamp = Date.now()
  const y = year(page, 2031)
  const other = await newProject('centrul-de-proiecte', `Celălalt proiect ${stamp}`, `${y}-05`, `${y}-06`)
  const own = await newProject('plai', `Lumini ${stamp}`, y, y)
  const partner = await apiOf('partner@example.org')
  const near = (await (
    await partner.get(`/api/collections/places/items?bbox=${box}&q=unirii&life=live`)
  ).json()) as { features: { id: number; properties: { title: string } }[] }
  const square = near.features.find((f) => f.properties.title === 'Piața Unirii')!
  await partner.post(`/api/projects/${other}/tags`, { data: { places: [square.id], role: 'venue' } })

  await signInAs(page, 'partner@example.org')
  await openMap(page, `/projects/${own}/tag${unirii}`)
  await drawCorners(page)
  await expect(tray(page).getByRole('status')).toHaveText(/Încă \d+ (de )?locuri alese\./)
  await expectAccessible(page)
  await tie(page).click()

  const clash = page.getByRole('group', { name: 'Piața Unirii' })
  await expect(clash.getByRole('link', { name: `Celălalt proiect ${stamp}` })).toBeVisible()
  await expect(clash).toContainText(`mai ${y} – iunie ${y}`)
  await expectAccessible(page)
  expect(await tagsOf(own)).toEqual([]) // nothing is written before it is settled
  await tie(page).click()
  await expect(tray(page).getByRole('status')).toHaveText(/Mai (e|sunt) \d+ /)
  await page.getByRole('button', { name: 'Păstrează-le pe toate' }).click()
  await clash.getByLabel('Schimbă perioada').check()
  await clash.getByLabel('De la').fill(`${y}-06-15`)
  await clash.getByLabel('Până la').fill(`${y}-09`)
  await tie(page).click()
  await expect(tray(page).getByRole('status')).toContainText('și în noua perioadă')
  await clash.getByLabel('De la').fill(`7.${y}`)
  await tie(page).click()
  await expect(tray(page).getByRole('status')).toContainText(`de „Lumini ${stamp}”`)

  const tags = await tagsOf(own)
  expect(tags.length).toBeGreaterThan(1)
  expect(tags.find((t) => t.place_id === square.id)).toMatchObject({ starts: `${y}-07`, ends: `${y}-09` })
  for (const tag of tags.filter((t) => t.place_id !== square.id)) expect(tag.starts).toBeUndefined()

  await tray(page)
    .getByRole('button', { name: /^Anulează/ })
    .click()
  await expect.poll(async () => (await tagsOf(own)).length).toBe(0)
  await expect(tray(page)).toContainText(`${tags.length}`)
})

test('draws around places by keyboard alone', once, async ({ page }) => {
  const own = await newProject('plai', `Cu tastatura ${Date.now()}`, '2032', '2032')
  await signInAs(page, 'partner@example.org')
  await openMap(page, `/projects/${own}/tag${unirii}`)
  await page.getByRole('button', { name: 'Colțuri' }).press('Enter')
  const canvas = page.locator('.maplibregl-canvas')
  await expect(canvas).toBeFocused()
  await expect(page.locator('.crosshair')).toBeAttached()
  for (const way of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press(way)
    await page.keyboard.press(way)
    await page.waitForTimeout(700) // the map glides to where the keys sent it
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(tray(page).getByRole('status')).toHaveText(/Încă \d+ (de )?locuri? ales/)
})

test('draws in one stroke, even one that crosses itself', once, async ({ page }) => {
  const own = await newProject('plai', `Dintr-o linie ${Date.now()}`, '2033', '2033')
  await signInAs(page, 'partner@example.org')
  await openMap(page, `/projects/${own}/tag${unirii}`)
  const view = await page.evaluate(() => location.hash)
  await page.getByRole('button', { name: 'Contur liber' }).click()
  await expect(page.getByText('dintr-o mișcare')).toBeVisible()
  await page.waitForTimeout(300)
  const [a, b, c, d] = await around(page)
  await page.mouse.move(a!.x, a!.y)
  await page.mouse.down()
  for (const { x, y } of [b!, c!, d!, a!, { x: b!.x, y: b!.y + 60 }])
    await page.mouse.move(x, y, { steps: 8 })
  await page.mouse.up()
  await expect(tray(page).getByRole('status')).toHaveText(/Încă \d+ (de )?locuri? ales/)
  expect(await page.evaluate(() => location.hash)).toBe(view) // the map stood still
})

test('picks from the list and on the map, ties with role and note, edits and unties', async ({ page }) => {
  const y = year(page, 2034)
  const own = await newProject('plai', `Din listă ${Date.now()}`, y, y)
  await signInAs(page, 'partner@example.org')
  await openMap(page, `/projects/${own}/tag`)
  const boxes = page.getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await boxes.nth(0).uncheck()
  await tray(page)
    .getByRole('button', { name: /Amplasament/ })
    .click()
  await page.getByLabel('Ce este locul pentru proiect').selectOption('route_stop')
  await page.getByLabel('Notă').fill('Întâlnire la ora 18')
  await expectAccessible(page)
  await tie(page).click()
  await expect.poll(() => tagsOf(own)).toMatchObject([{ role: 'route_stop', note: 'Întâlnire la ora 18' }])

  await page.goto(`/projects/${own}`)
  await page.getByRole('button', { name: /^Schimbă: .*Oprire pe traseu/ }).click()
  await page.getByRole('dialog').getByLabel('De la').fill(`${y}-03`)
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Păstrează' }).click()
  await expect.poll(() => tagsOf(own)).toMatchObject([{ starts: `${y}-03` }])
  await page.getByRole('button', { name: /^Schimbă: / }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Scoate din proiect' }).click()
  await expect.poll(() => tagsOf(own)).toEqual([])
  await page.getByRole('button', { name: 'Anulează' }).click()
  await expect.poll(() => tagsOf(own)).toMatchObject([{ role: 'route_stop', starts: `${y}-03` }])
})

test('takes all that the filters leave', once, async ({ page }) => {
  const own = await newProject('plai', `Toate ${Date.now()}`, '2035', '2035')
  await signInAs(page, 'partner@example.org')
  await openMap(page, `/projects/${own}/tag?neighbourhood=fabric&kind=riverside`)
  await page.getByRole('button', { name: 'Toate', exact: true }).click()
  await expect(tray(page).getByRole('status')).toHaveText(/Încă \d+ (de )?locuri? ales/)
  await page.getByRole('button', { name: /^Alese \(\d+\)/ }).click()
  await page.getByRole('button', { name: 'Scoate tot' }).click()
  await expect(page.getByRole('heading', { name: 'Niciun loc ales' })).toBeVisible()
})

test('two who change one project at once lose nothing', once, async ({ page, watch }) => {
  watch.allow.push(/status of 412/)
  const title = `Împreună ${Date.now()}`
  const own = await newProject('plai', title, '2036', '2036')
  await signInAs(page, 'partner@example.org')
  await page.goto(`/projects/${own}/edit`)
  await page.getByLabel('Pe scurt, în română').fill('Al meu')
  const partner = await apiOf('partner@example.org')
  const headers = { 'Content-Type': 'application/merge-patch+json' }
  await partner.patch(`/api/projects/${own}`, { data: JSON.stringify({ starts: '2036-02' }), headers })
  await page.getByRole('button', { name: 'Păstrează', exact: true }).click()
  await expect(page.getByText('Altcineva a schimbat asta între timp.')).toBeVisible()
  await page.getByRole('button', { name: /peste ale lor/ }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${own}(?!.*edit)`)) // only then it is kept
  const now = (await (await partner.get(`/api/projects/${own}`)).json()) as object
  expect(now).toMatchObject({ starts: '2036-02', summary: { ro: 'Al meu' } })
})

test('who belongs to no organisation sees, and is told how to take part', once, async ({ page }) => {
  await signInAs(page, 'resident@example.org')
  await page.goto('/projects/1')
  await expect(page.getByRole('heading', { name: /Locurile proiectului/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Adaugă locuri' })).toHaveCount(0)
  await page.goto('/projects/1/tag')
  await expect(page.getByText('Proiectul e al altei organizații.')).toBeVisible()
  await page.goto('/projects/new')
  await expect(page.getByText('Proiectele le deschid organizațiile partenere.')).toBeVisible()
})

test.describe('every screen holds to WCAG 2.2 AA, in Romanian and light, in English and dark', () => {
  const paths = ['/projects', '/projects?find=zzzz', '/projects/3', '/projects/new', '/projects/16/edit']
  for (const path of [...paths, '/projects/16/tag', '/organisations/plai']) {
    test(path, async ({ page }) => {
      await signInAs(page, 'partner@example.org')
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      await turnEnglishAndDark(page)
      await expectAccessible(page)
    })
  }
})
