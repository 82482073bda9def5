// What people find at places and report there, without an account; and who hears of it.
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark, type Page } from './locuri'
import { jpeg } from './pictures'
import { become, moderator, planner, resident, unique } from './proposals'
import { button, heading } from './proposing'
import { apiOf, newestLink } from './session'

/** A place that is there, of its own; gives its number. */
async function placeOf(title_ro: string): Promise<number> {
  const made = await (
    await apiOf(planner)
  ).post('/api/collections/places/items', {
    data: {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [21.2297, 45.7489] },
      properties: { kind: 'intervention', category: 'street_furniture', title_ro, life: 'live' },
    },
  })
  expect(made.status(), await made.text()).toBe(201)
  return ((await made.json()) as { id: number }).id
}

async function waiting(what: 'reports' | 'checks'): Promise<Said[]> {
  const answer = await (await apiOf(moderator)).get(`/api/${what}?limit=200`)
  return ((await answer.json()) as Record<string, Said[]>)[what]!
}

/** Publishes what waits at the moderators' desk and says these words. */
async function publish(what: 'reports' | 'checks', words: string): Promise<void> {
  const { id } = (await waiting(what)).find((one) => [one.text, one.note].includes(words))!
  const desk = await apiOf(moderator)
  const data = { from: 'waiting', to: 'published' }
  const answer = await desk.post(`/api/${what}/${id}/decision`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
}
interface Said {
  id: number
  text?: string
  note?: string
}

async function waits(what: 'reports' | 'checks', words: string): Promise<boolean> {
  return (await waiting(what)).some((one) => [one.text, one.note].includes(words))
}

/** Gives an address and a name, which are asked for when they are missing. */
async function sendAs(page: Page, email: string): Promise<void> {
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Trimite' }).click()
  await expect(form.getByLabel('Adresa ta de e-mail')).toBeFocused()
  await form.getByLabel('Adresa ta de e-mail').fill(email)
  await form.getByLabel('Numele tău, cum îl văd ceilalți').fill('Vera')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Trimite' }).click()
  await expect(page.getByText(`Am trimis o scrisoare la ${email}.`)).toBeVisible()
}

/** Opens the link of the letter as programs that check letters do, which confirms nothing; then presses the button. */
async function confirm(page: Page, email: string, what: 'reports' | 'checks', words: string): Promise<void> {
  const path = await newestLink(email, 'confirm')
  const asPage = { headers: { Accept: 'text/html' } }
  expect((await page.request.get(path, asPage)).ok()).toBe(true)
  await page.goto(path)
  await expect(heading(page, what === 'reports' ? 'Confirmă sesizarea' : 'Confirmă răspunsul')).toBeVisible()
  expect(await waits(what, words)).toBe(false)
  await page.goto('/')
  await page.goto(path)
  await expectAccessible(page)
  await button(page, 'Confirmă').click()
  const thanks = what === 'reports' ? 'Mulțumim, sesizarea e la noi' : 'Mulțumim, răspunsul e la noi'
  await expect(page.getByRole('heading', { name: thanks })).toBeFocused()
  expect(await waits(what, words)).toBe(true)
}

test('a visitor reports a broken bench, confirms by e-mail, and reads what the city answers', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 400/)
  const title = unique('Bancă')
  const place = await placeOf(title)
  const email = `${unique('vera').replace(' ', '')}@example.org`
  const words = unique('Băncii îi lipsește <b onclick="x()">o scândură</b>.') // text, whatever it looks like
  await openMap(page, `/places/${place}`)
  await button(page, 'Semnalează o problemă').click()
  await page.getByLabel('Ce nu e în regulă').fill(words)
  await sendAs(page, email)
  await confirm(page, email, 'reports', words)
  await publish('reports', words)

  await become(page, planner)
  await page.goto('/reports')
  await expect(heading(page, 'Sesizări')).toBeVisible()
  const item = page.getByRole('listitem').filter({ hasText: words })
  await item.getByRole('button', { name: 'Vezi cum dai de autor' }).click()
  await page.getByRole('dialog').getByLabel('De ce').fill('Întreb care bancă.')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Vezi cum dai de autor' }).click()
  await expect(item.getByRole('link', { name: email })).toBeVisible()
  await item.getByRole('button', { name: 'Răspunde', exact: true }).click()
  await item.getByRole('button', { name: 'Răspunde și închide' }).click()
  await expect(item.getByLabel('Răspunsul, pentru toată lumea')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await item.getByLabel('Răspunsul, pentru toată lumea').fill('Scândura e la loc.')
  await item.getByRole('button', { name: 'Răspunde și închide' }).click()
  await expect(page.getByText('Răspunsul e publicat, autorul îl primește pe e-mail.')).toBeVisible()
  await expect(item).toHaveCount(0)

  const post = await apiOf('administrator@example.org')
  const letter = async () => {
    const { mail } = (await (await post.get('/api/mail')).json()) as { mail: { to: string; body: string }[] }
    return mail.find((l) => l.to === email && l.body.includes('Scândura e la loc.'))?.body ?? ''
  }
  await expect.poll(letter, { timeout: 20_000 }).toContain('Sesizarea este acum închisă.')
  const path = new URL(/https?:\S+\/places\/\S+/.exec(await letter())![0]).pathname
  await page.context().clearCookies()
  await page.goto(path)
  const report = page.getByRole('listitem').filter({ hasText: words })
  await expect(report).toContainText('Închisă')
  await expect(report).toContainText('Scândura e la loc.')
  await expect(report).not.toContainText('Vera')
  await turnEnglishAndDark(page)
  await expect(report).toContainText('Closed')
  await expectAccessible(page)
})

test('a visitor says what is there; what is reported gone says so until somebody has looked', async ({
  page,
  watch,
}) => {
  watch.allow.push(/status of 400/)
  const place = await placeOf(unique('Cufăr cu cărți'))
  const email = `${unique('vlad').replace(' ', '')}@example.org`
  const words = unique('E lângă fântână.')
  await openMap(page, `/places/${place}`)
  await expect(page.getByText('Nimeni nu a verificat încă dacă locul mai este aici.')).toBeVisible()
  await button(page, 'Spune ce ai găsit').click()
  const form = page.getByRole('dialog')
  await form.getByRole('group', { name: 'Mai este aici?' }).getByRole('radio', { name: 'Da' }).check()
  await form
    .getByRole('group', { name: /fără trepte/ })
    .getByRole('radio', { name: 'Doar în parte' })
    .check()
  await form.getByLabel(/^Ce e de adăugat/).fill(words)
  await sendAs(page, email)
  await confirm(page, email, 'checks', words)
  await publish('checks', words)
  await page.goto(`/places/${place}`)
  await expect(page.getByText(/^Verificat azi: este încă aici\.$/)).toBeVisible()
  await expect(page.getByText('Fără trepte, după cei care au fost aici: doar în parte (1)')).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()

  const says = async (answer: string, then: string) => {
    await become(page, planner)
    await page.goto(`/places/${place}`)
    await button(page, 'Spune ce ai găsit').click()
    await form.getByRole('group', { name: 'Mai este aici?' }).getByRole('radio', { name: answer }).check()
    await form.getByRole('button', { name: 'Trimite' }).click()
    await expect(page.getByText('Mulțumim. Răspunsul tău se vede pe pagină.')).toBeVisible()
    await page.context().clearCookies()
    await page.goto(`/places/${place}`)
    await expect(page.getByText(then).first()).toBeVisible()
  }
  await says('Nu mai este aici', 'Semnalat ca dispărut. Cine se ocupă de loc urmează să verifice.')
  await expectAccessible(page)
  await says('Da, este aici', 'Verificat azi: este încă aici.')
  await expect(page.getByText('Semnalat ca dispărut. Cine se ocupă', { exact: false })).toHaveCount(0)
})

test('a resident shows with photos what they found', once, async ({ page, watch }) => {
  watch.allow.push(/status of 400/)
  const place = await placeOf(unique('Bancă cu flori'))
  await become(page, resident)
  await openMap(page, `/places/${place}`)
  await button(page, 'Spune ce ai găsit').click()
  const form = page.getByRole('dialog')
  await form.getByRole('group', { name: 'Mai este aici?' }).getByRole('radio', { name: 'Da' }).check()
  const buffer = await jpeg(page)
  const files = ['fata.jpg', 'spate.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer }))
  await form.getByLabel('Fotografii').setInputFiles(files)
  await form.getByLabel('Ce se vede în spate.jpg').fill('Banca din spate')
  const send = form.getByRole('button', { name: 'Trimite' })
  await send.click()
  await expect(form.getByRole('checkbox')).toBeFocused()
  await form.getByRole('checkbox').check()
  await send.click()
  await expect(form.getByLabel('Ce se vede în fata.jpg')).toBeFocused()
  await expectAccessible(page)
  await form.getByLabel('Ce se vede în fata.jpg').fill('Banca din față')
  await send.click()
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('img', { name: 'Banca din față' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Banca din spate' })).toBeVisible()
  await expectAccessible(page)
})
