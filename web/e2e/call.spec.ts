// Open calls: somebody applies with a site, and a curator runs a call from publication through three reviews to award and project.
import { apiOf, signInAs } from './session'
import { expect, expectAccessible, isPhone, once, openMap, test, type Page } from './locuri'

const reviewers = ['reviewer.one@example.org', 'reviewer.two@example.org', 'reviewer.three@example.org']

/** A moment some seconds from now, as clocks in Timișoara show it. */
function wall(seconds: number): string {
  return new Date(Date.now() + seconds * 1000)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Bucharest' })
    .replace(' ', 'T')
}

async function openCall(title: string, more: object = {}): Promise<number> {
  const keeper = await apiOf('partner@example.org')
  const answer = await keeper.post('/api/calls', {
    data: {
      organisation: 'centrul-de-proiecte',
      title: { ro: title },
      opens: wall(-3600),
      closes: wall(86400),
      review_until: wall(2 * 86400),
      decides: wall(3 * 86400),
      criteria: [{ id: 'idee', label: { ro: 'Ideea', en: 'Idea' }, weight: 1 }],
      scale: 10,
      ...more,
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { id } = (await answer.json()) as { id: number }
  expect((await keeper.post(`/api/calls/${id}/state`, { data: { to: 'published' } })).ok()).toBe(true)
  return id
}

/** Has somebody apply to a call, at a place on the bank. */
async function applied(call: number, email: string, title: string): Promise<number> {
  const client = await apiOf(email)
  const begun = await client.post(`/api/calls/${call}/applications`, { data: { uuid: crypto.randomUUID() } })
  const { id } = (await begun.json()) as { id: number }
  const headers = { 'Content-Type': 'application/merge-patch+json' }
  const site = { geometry: { type: 'Point', coordinates: [21.218078, 45.749891] } }
  await client.patch(`/api/applications/${id}`, {
    headers,
    data: JSON.stringify({ title, share: true, site }),
  })
  const handed = await client.post(`/api/applications/${id}/submission`)
  expect(handed.ok(), await handed.text()).toBe(true)
  return id
}

async function typePoint(page: Page, lon: string, lat: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Punct nou' })
  if (!(await form.isVisible())) await page.getByText('Punctele în cifre').click()
  await form.getByLabel('Longitudine').fill(lon)
  await form.getByLabel('Latitudine').fill(lat)
  await form.getByRole('button').click()
}

test('somebody applies: site, questions, check', async ({ page }) => {
  const title = `Lumini la apă ${isPhone(page) ? 'telefon' : 'birou'}`
  const call = await openCall(title, {
    brief: { kind: 'stretch', river: 'bega', from_km: 3, to_km: 6, bank: 'left', max_offset_m: 150 },
    form: [
      { id: 'idee', type: 'long_text', label: { ro: 'Ce vrei să faci?' }, required: true, max: 500 },
      { id: 'plan', type: 'file', label: { ro: 'Planul' }, required: true, files: ['pdf'] },
    ],
  })
  await signInAs(page, isPhone(page) ? 'applicant.phone@example.org' : 'applicant.desktop@example.org')
  await openMap(page, '/calls')
  await expectAccessible(page)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { name: title })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Candidează' }).click()
  await expect(page.getByRole('heading', { name: 'Locul', exact: true })).toBeVisible()
  await typePoint(page, '21,218078', '45,746')
  await expect(page.getByText('este prea departe de râu')).toBeVisible()
  await typePoint(page, '21,218078', '45,749891')
  await expect(page.getByText('Locul se potrivește cu apelul.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mai departe' }).click()
  await page.getByLabel('Titlul ideii tale').fill('Felinare')
  await page.getByLabel('Ce vrei să faci?').fill('Felinare joase de-a lungul treptelor.')
  await expect(page.getByText('Salvat la')).toBeVisible()
  await page
    .getByLabel('Planul')
    .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plan') })
  await expect(page.getByRole('link', { name: 'plan.pdf' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Mai departe' }).click()
  await page.getByRole('button', { name: 'Depune candidatura' }).click()
  await expect(page.getByText('Candidatura a fost depusă.').first()).toBeVisible()
  await page.goto('/account/applications')
  await expect(page.getByRole('link', { name: /Felinare/ })).toContainText('depusă')
  await expectAccessible(page)
  const received = await (await (await apiOf('partner@example.org')).get(`/api/calls/${call}`)).json()
  expect(received.received).toBe(1)
})

test('a curator runs a call through three reviews to award and project', async ({ page }) => {
  test.setTimeout(240_000)
  const title = `Mal viu ${isPhone(page) ? 'telefon' : 'birou'}`
  const keeper = 'partner@example.org'
  await signInAs(page, keeper)
  await openMap(page, '/calls/new')
  await page.getByLabel('Organizația care ține apelul').selectOption('centrul-de-proiecte')
  await page.getByLabel('Titlul în română').fill(title)
  await page.getByLabel('Se deschide').fill(wall(-60))
  await page.getByLabel('Se închide').fill(wall(86400))
  await page.getByLabel('Evaluare până la').fill(wall(2 * 86400))
  await page.getByLabel('Răspunsuri').fill(wall(3 * 86400))
  await page.getByRole('group', { name: 'Criteriul 1' }).getByLabel('Textul, în română').fill('Ideea')
  await page.getByRole('button', { name: 'Adaugă o întrebare' }).click()
  const question = page.getByRole('group', { name: 'Întrebarea 1' })
  await question.getByLabel('Textul, în română').fill('Planul')
  await question.getByLabel('Felul răspunsului').selectOption({ label: 'fișier' })
  await question.getByLabel('PDF').check()
  await question.getByLabel('Cel mult atâția MB fiecare').fill('5')
  await question.getByLabel('Explicație sub întrebare, în română').fill('O schiță ajunge.')
  await question.getByLabel('Răspunsul este obligatoriu').uncheck()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Salvează' }).click()
  await expect(page.getByText('O schiță ajunge.')).toBeVisible()
  await page.getByRole('button', { name: 'Publică', exact: true }).click()
  await page.getByRole('link', { name: 'Candidaturi și decizii' }).click()
  const call = Number(/calls\/(\d+)/.exec(page.url())![1])
  for (const email of reviewers) {
    await apiOf(email) // makes the account
    await page.getByLabel('Adresa de e-mail a evaluatorului').fill(email)
    await page.getByRole('button', { name: 'Adaugă', exact: true }).click()
    await expect(page.getByText(email)).toBeVisible()
  }
  await expectAccessible(page)
  // Nobody has begun to apply: the deadline may come nearer. Then two apply, and it passes.
  const api = await apiOf(keeper)
  for (const email of ['applicant.one@example.org', 'applicant.two@example.org']) await apiOf(email)
  const headers = { 'Content-Type': 'application/merge-patch+json' }
  const closing = await api.patch(`/api/calls/${call}`, {
    headers,
    data: JSON.stringify({ closes: wall(8) }),
  })
  expect(closing.ok(), await closing.text()).toBe(true)
  const first = await applied(call, 'applicant.one@example.org', 'Trepte calde')
  const second = await applied(call, 'applicant.two@example.org', 'Umbră pe apă')
  await expect(async () => {
    const { phase } = await (await api.get(`/api/calls/${call}`)).json()
    expect(phase).toBe('review')
  }).toPass({ timeout: 30_000 })

  for (const email of reviewers.slice(1)) {
    const reviewer = await apiOf(email)
    for (const [id, points] of [
      [first, 9],
      [second, 4],
    ] as const) {
      const data = { conflict: false, scores: { c1: points }, done: true }
      expect((await reviewer.put(`/api/applications/${id}/review`, { data })).ok()).toBe(true)
    }
  }
  await page.context().clearCookies()
  await signInAs(page, reviewers[0]!)
  for (const [id, name] of [
    [first, 'Trepte calde'],
    [second, 'Umbră pe apă'],
  ] as const) {
    await openMap(page, `/applications/${id}`)
    await expect(page.getByRole('heading', { name })).toHaveCount(0)
    await page.getByRole('button', { name: 'Nu am niciun conflict' }).click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
    await page.getByLabel(/Ideea/).fill(id === first ? '8' : '5')
    if (id === first) await expectAccessible(page)
    await page.getByRole('button', { name: 'Trimite evaluarea' }).click()
    await expect(page.getByText('Evaluarea a fost trimisă.').first()).toBeVisible()
  }

  await page.context().clearCookies()
  await signInAs(page, keeper)
  await openMap(page, `/applications/${first}`)
  await page.getByLabel('Răspunsul', { exact: true }).selectOption('selected')
  await page.getByRole('button', { name: 'Păstrează decizia' }).click()
  await expect(page.getByText('Decizia a fost păstrată.').first()).toBeVisible()
  await page.goto(`/applications/${second}`)
  await page.getByLabel('Răspunsul', { exact: true }).selectOption('declined')
  await page.getByLabel('Răspunsul către cel care a candidat').fill('Nu de data aceasta.')
  await page.getByRole('button', { name: 'Păstrează decizia' }).click()
  await expect(page.getByText('Decizia a fost păstrată.').first()).toBeVisible()
  await page.goto(`/calls/${call}/applications`)
  await expect(page.getByRole('row').nth(1)).toContainText('Trepte calde')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Anunță acum' }).click()
  await expect(page.getByRole('button', { name: 'Anunță acum' })).toHaveCount(0)
  await expect(page.getByText('selectată', { exact: true })).toBeVisible()
  await openMap(page, `/applications/${first}`)
  await page.getByLabel('Categoria').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Fă proiectul' }).click()
  await page.getByRole('link', { name: 'Proiectul' }).click()
  await expect(page.getByRole('heading', { name: 'Trepte calde' }).first()).toBeVisible()
})

test('past calls tell their figures, in English too', once, async ({ page }) => {
  await openMap(page, '/calls?when=past&lang=en')
  await expect(page.getByRole('link', { name: /Searchlight/ })).toContainText('72 applicants · 23 selected')
  await expectAccessible(page)
})
