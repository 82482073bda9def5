// Organisations: found and verified, changed by their own people, reached by whom they want to be reached.
import { expect, expectAccessible, isPhone, once, test, turnEnglishAndDark, type Page } from './locuri'
import { jpeg } from './pictures'
import { apiOf, signInAs } from './session'

const administrator = 'administrator@example.org'
const planner = 'planner@example.org'
const partner = 'partner@example.org'
const resident = 'resident@example.org'

/** An organisation of this test's alone, in which the partner is admin. */
async function newOrganisation(page: Page, title: string): Promise<string> {
  const slug = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${isPhone(page) ? 'p' : 'd'}-${Date.now()}`
  const site = await apiOf(administrator)
  const organisation = { slug, title: `${title} ${slug}`, languages: ['ro'] }
  expect((await site.post('/api/organisations', { data: organisation })).ok()).toBe(true)
  const member = { email: partner, role: 'admin' }
  expect((await site.post(`/api/organisations/${slug}/members`, { data: member })).ok()).toBe(true)
  return slug
}

async function become(page: Page, email: string): Promise<void> {
  await page.context().clearCookies()
  await signInAs(page, email)
}

/** What belongs to this test alone must not be in the lists of the others' people. */
const made: string[] = []
test.afterEach(async () => {
  const site = await apiOf(administrator)
  for (const slug of made.splice(0)) {
    const { members } = (await (await site.get(`/api/organisations/${slug}/members`)).json()) as {
      members: { account_id: number }[]
    }
    // The last admin stays: the administrator of the site takes the place of the partner.
    await site.post(`/api/organisations/${slug}/members`, { data: { email: administrator, role: 'admin' } })
    for (const m of members) await site.delete(`/api/organisations/${slug}/members/${m.account_id}`)
  }
})

test('an admin says who they are, shows a logo, and chooses who is told how to reach them', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 400/)
  const slug = await newOrganisation(page, 'Atelier')
  made.push(slug)
  await signInAs(page, partner)
  await page.goto(`/organisations/${slug}`)
  await expect(page.getByText('Faci parte din organizație. Rolul tău: Administrator')).toBeVisible()
  await page.getByRole('link', { name: 'Schimbă organizația' }).click()

  await page.getByLabel('Pe scurt, în română').fill('Facem mobilier pentru piețe.')
  await page.getByRole('button', { name: 'maghiară' }).click()
  await page.getByLabel('Alte limbi, prin coduri').fill('rom, ?')
  await page.getByRole('button', { name: 'Păstrează', exact: true }).click()
  await expect(page.getByText('Scrie coduri de limbă ca ro, en, hu')).toBeVisible()
  await page.getByLabel('Alte limbi, prin coduri').fill('rom')
  await page.getByRole('button', { name: 'Păstrează', exact: true }).click()
  await expect(page.getByText('Am păstrat schimbările.')).toBeVisible()

  const file = page.getByLabel('Imaginea')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  await file.setInputFiles({ name: 'sigla.svg', mimeType: 'image/svg+xml', buffer: svg })
  await page.getByLabel('Ce se vede în ea, în română').fill('Un banc sub cer')
  await page.getByRole('button', { name: 'Pune sigla' }).click()
  await expect(page.getByText('E un SVG, care poate ascunde programe.')).toBeVisible()
  await expect(page.getByLabel('Ce se vede în ea, în română')).toHaveValue('Un banc sub cer')
  await file.setInputFiles({ name: 'sigla.jpg', mimeType: 'image/jpeg', buffer: await jpeg(page) })
  await page.getByRole('button', { name: 'Pune sigla' }).click()
  await expect(page.getByText('Sigla se vede.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Un banc sub cer' })).toBeVisible()

  for (const [n, label, audience] of [
    [1, 'Presă', 'everyone'],
    [2, 'Producție', 'partners'],
    [3, 'Gardă', 'own'],
  ] as const) {
    await page.getByRole('button', { name: 'Adaugă un contact' }).click()
    const contact = page.getByRole('group', { name: `Contactul ${n}` })
    await contact.getByLabel('Cine îl vede').selectOption(audience)
    await contact.getByLabel('Telefon').fill(`+40 256 000 10${n}`)
    await contact.getByLabel('Pentru ce, în română').fill(label)
  }
  await expectAccessible(page)
  await page.getByRole('group', { name: 'Presă' }).getByLabel('Telefon').fill('sună-ne')
  await page.getByRole('button', { name: 'Păstrează contactele' }).click()
  await expect(page.getByText('Scrie un număr ca +40 256 000 000.')).toBeVisible()
  await page.getByRole('group', { name: 'Presă' }).getByLabel('Telefon').fill('+40 256 000 101')
  await page.getByRole('button', { name: 'Păstrează contactele' }).click()
  await expect(page.getByText('Contactele sunt păstrate.')).toBeVisible()

  const sees = async (...numbers: number[]) => {
    await page.goto(`/organisations/${slug}`)
    await expect(page.getByRole('link', { name: '+40 256 000 101' })).toBeVisible()
    await expect(page.getByRole('link', { name: /256 000 10/ })).toHaveCount(numbers.length)
  }
  await sees(1, 2, 3)
  await expect(page.getByText('Lucrează în: română, maghiară')).toBeVisible()
  await expectAccessible(page)
  await become(page, resident)
  await sees(1)
  await expect(page.getByRole('link', { name: 'Schimbă organizația' })).toHaveCount(0)

  await become(page, planner)
  await sees(1)
  await page.getByRole('button', { name: 'Vezi toate contactele' }).click()
  await page.getByRole('dialog').getByLabel('De ce ai nevoie de ele').fill('E avarie la scenă')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Vezi toate contactele' }).click()
  await expect(page.getByRole('link', { name: /256 000 10/ })).toHaveCount(3)
  await become(page, administrator)
  await page.goto('/access-log')
  await expect(page.getByText('E avarie la scenă').first()).toBeVisible()
  await expect(page.getByText(`contactele organizației: Atelier ${slug}`).first()).toBeVisible()
})

test('a planner verifies an organisation in the name of an authority, and takes it back', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 400/)
  const slug = await newOrganisation(page, 'Zidari')
  made.push(slug)
  await signInAs(page, planner)
  await page.goto('/organisations')
  await page.getByLabel('Caută o organizație').fill(slug)
  const row = page.getByRole('link', { name: slug })
  await expect(row).toHaveCount(1)
  await expect(row).not.toContainText('Verificată')
  await row.click()
  await expect(page.getByText('Nicio autoritate nu a verificat-o încă.')).toBeVisible()
  await page.getByRole('button', { name: 'Dă verificarea' }).click()
  await expect(page.getByText('Completează câmpul.')).toBeVisible()
  await page.getByLabel('Autoritatea').fill('Primăria Municipiului Timișoara')
  await page.getByRole('button', { name: 'Dă verificarea' }).click()
  await expect(page.getByText(/Verificată de Primăria Municipiului Timișoara/).first()).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/organisations?find=${slug}&sealed=true`)
  await expect(row).toContainText('Verificată de Primăria Municipiului Timișoara')
  await page.goto(`/embed/organisations/${slug}`)
  await expect(page.getByText('Verificată de Primăria Municipiului Timișoara')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/organisations/${slug}`)
  await page.getByRole('button', { name: 'Retrage verificarea' }).click()
  await page.getByRole('dialog').getByLabel('De ce').fill('Asociația s-a desființat')
  await page.getByRole('dialog').getByRole('button', { name: 'Retrage verificarea' }).click()
  await expect(page.getByText('Nicio autoritate nu a verificat-o încă.')).toBeVisible()
  await page.getByText('Istoricul verificării').click()
  await expect(page.getByText(/retrasă la .* Asociația s-a desființat/)).toBeVisible()
  await become(page, partner)
  await page.goto(`/organisations/${slug}`)
  await expect(page.getByText('Nicio autoritate nu a verificat-o încă.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Dă verificarea' })).toHaveCount(0)
})

test('two who change an organisation at once lose nothing', once, async ({ page, watch }) => {
  watch.allow.push(/status of 412/)
  const slug = await newOrganisation(page, 'Doi')
  made.push(slug)
  await signInAs(page, partner)
  await page.goto(`/organisations/${slug}/edit`)
  await page.getByLabel('Pe scurt, în română').fill('Al meu')
  const other = await apiOf(partner)
  const headers = { 'Content-Type': 'application/merge-patch+json' }
  await other.patch(`/api/organisations/${slug}`, {
    data: JSON.stringify({ website: 'https://al-lor.example.org' }),
    headers,
  })
  await page.getByRole('button', { name: 'Păstrează', exact: true }).click()
  await expect(page.getByText('Altcineva a schimbat organizația între timp.')).toBeVisible()
  await page.getByRole('button', { name: 'Păstrează și schimbările mele' }).click()
  await expect(page.getByText('Am păstrat schimbările.')).toBeVisible()
  expect(await (await other.get(`/api/organisations/${slug}`)).json()).toMatchObject({
    website: 'https://al-lor.example.org',
    summary: { ro: 'Al meu' },
  })
})

test('an administrator adds an organisation, and people to it', once, async ({ page, watch }) => {
  watch.allow.push(/status of 404/)
  const name = `Știința orașului ${Date.now()}`
  await signInAs(page, administrator)
  await page.goto('/organisations')
  await page.getByRole('link', { name: 'Adaugă o organizație' }).click()
  await page.getByLabel('Numele organizației').fill(name)
  const slug = await page.getByLabel('Adresa pe acest sit').inputValue()
  expect(slug).toMatch(/^stiinta-orasului-\d+$/)
  made.push(slug)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Adaugă o organizație' }).click()
  await expect(page).toHaveURL(`/organisations/${slug}/edit`)
  const email = page.getByLabel('Adresa de e-mail a persoanei')
  await email.fill('nimeni@example.org')
  await page.getByRole('button', { name: 'Adaugă', exact: true }).click()
  await expect(page.getByText('Nimeni nu are cont cu această adresă.')).toBeVisible()
  await email.fill(partner)
  await page.getByRole('button', { name: 'Adaugă', exact: true }).click()
  await expect(page.getByText('Elena Exemplu')).toBeVisible()
  await page.getByLabel('Rolul lui Elena Exemplu').selectOption('admin')
  await expect(page.getByText(/Elena Exemplu are acum rolul/)).toBeVisible()
  await expectAccessible(page)
})

test('the line for other websites is offered to members', once, async ({ page }) => {
  await page.goto('/organisations/plai')
  await expect(page.getByText('Arată locurile în pagina voastră')).toHaveCount(0)
  await signInAs(page, partner)
  await page.goto('/organisations/plai')
  await page.getByText('Arată locurile în pagina voastră').click()
  await expect(page.getByText('/embed/organisations/plai')).toBeVisible()
})

test.describe('every screen holds to WCAG 2.2 AA, in Romanian and light, in English and dark', once, () => {
  for (const path of [
    '/organisations',
    '/organisations?find=zzzz',
    '/organisations/plai/edit',
    '/projects',
  ]) {
    test(path, async ({ page }) => {
      await signInAs(page, partner)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      await turnEnglishAndDark(page)
      await expectAccessible(page)
    })
  }
})
