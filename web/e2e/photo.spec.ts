// Photos: sent in by a resident, seen by a moderator, shown to everyone; looked at by mouse and keys.
import { expect, expectAccessible, once, test, turnEnglishAndDark, type Page } from './locuri'
import { jpeg, sendPhoto, withPosition } from './pictures'
import { become, moderator, planner, proposed, resident, step, unique } from './proposals'
import { begin, facts } from './proposing'
import { apiOf, signInAs } from './session'

const refused = /status of 4\d\d/

/** A place of its own, which everyone sees. */
async function placeFor(title: string): Promise<number> {
  const place = await proposed(title)
  await step(moderator, place, 'publication', 'published')
  return place
}

/** Whether the picture has arrived. */
async function expectPicture(page: Page, alt: string): Promise<void> {
  const picture = page.getByRole('img', { name: alt }).first()
  await expect(picture).toBeVisible()
  await expect
    .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100)
}

test('a resident adds a photo, a moderator publishes it, everyone sees it', async ({ page }) => {
  const title = unique('Chei cu scenă')
  const place = await placeFor(title)
  await signInAs(page, resident)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Adaugă o fotografie' }).click()
  const form = page.getByRole('dialog', { name: `Fotografie pentru „${title}”` })
  const buffer = withPosition(await jpeg(page), 45.7489, 21.2297)
  await form
    .getByLabel('Fotografia', { exact: true })
    .setInputFiles({ name: 'chei.jpg', mimeType: 'image/jpeg', buffer })
  await expect(form.getByLabel('Când a fost făcută')).toHaveValue('2023-10-06')
  await form.getByLabel('Ce se vede, în română').fill('Scena de pe chei')
  await form.getByLabel('Cine a făcut fotografia').fill('Ana Pop')
  await form.getByRole('checkbox').check()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Trimite fotografia' }).click()
  await expect(page.getByText('Am primit fotografia.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mărește: Scena de pe chei' })).toContainText('Așteaptă')

  const shown = async () =>
    (await (await page.request.get(`/api/places/${place}/photos`)).json()).photos.length
  await page.context().clearCookies()
  expect(await shown()).toBe(0)

  await become(page, moderator)
  await page.goto('/moderation')
  await page.getByRole('link', { name: /^Fotografii\s\d/ }).click()
  const waiting = page.getByRole('button', { name: title })
  if ((await waiting.getAttribute('aria-expanded')) !== 'true') await waiting.click()
  await expect(page.getByText('Se vede: Scena de pe chei')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publică', exact: true }).click()
  await expect(page.getByText(`„${title}”: publicat.`)).toBeVisible()
  await expect(waiting).toHaveCount(0)

  await page.context().clearCookies()
  await page.goto(`/places/${place}`)
  await expect(page.getByText('Foto: Ana Pop, făcută în 6 octombrie 2023')).toBeVisible()
  await page.getByRole('button', { name: 'Mărește: Scena de pe chei' }).click()
  await expectPicture(page, 'Scena de pe chei')
  await expectAccessible(page)
})

test(
  'what is missing or wrong is told at its field, before anything is sent',
  once,
  async ({ page, watch }) => {
    watch.allow.push(refused)
    const place = await placeFor(unique('Chei'))
    await signInAs(page, resident)
    await page.goto(`/places/${place}`)
    await page.getByRole('button', { name: 'Adaugă o fotografie' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Cine a făcut fotografia').fill('')
    await form.getByRole('button', { name: 'Trimite fotografia' }).click()
    await expect(form.getByText('Alege o fotografie.')).toBeVisible()
    await expect(form.getByText('Fără acest acord nu o putem arăta.')).toBeVisible()
    await expect(form.getByLabel('Fotografia', { exact: true })).toBeFocused()
    const choose = (mimeType: string, buffer: Buffer) =>
      form.getByLabel('Fotografia', { exact: true }).setInputFiles({ name: 'a', mimeType, buffer })
    await choose('image/gif', Buffer.from('GIF89a and more'))
    await expect(form.getByText('Acest fel de fișier nu se vede în orice browser.')).toBeVisible()
    await choose('image/jpeg', Buffer.from('<script>alert(1)</script>'))
    await expect(form.getByText('Nu e o fotografie JPEG, PNG sau WebP.')).toBeVisible()
    await choose('image/jpeg', (await jpeg(page)).subarray(0, 2000))
    await form.getByLabel('Ce se vede, în română').fill('Cheiul')
    await form.getByLabel('Cine a făcut fotografia').fill('Ana')
    await form.getByRole('checkbox').check()
    await form.getByRole('button', { name: 'Trimite fotografia' }).click()
    await expect(form.getByText('Fișierul e stricat sau întrerupt.')).toBeVisible()
    await expect(form.getByLabel('Ce se vede, în română')).toHaveValue('Cheiul')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await turnEnglishAndDark(page)
    await page.getByRole('button', { name: 'Add a photo' }).click()
    await expectAccessible(page)
  },
)

test('photos are gone through by keys, a pair is compared with the slider', once, async ({ page }) => {
  const place = await placeFor(unique('Malul'))
  await page.goto('/')
  const before = await sendPhoto(planner, place, await jpeg(page, '#adb5bd', '#6c757d'), 'Malul gol', {
    moment: 'before',
  })
  await sendPhoto(planner, place, await jpeg(page), 'Malul cu scenă', { moment: 'after', pair: before })
  await sendPhoto(planner, place, await jpeg(page, '#ffb703'), 'Apus pe mal', {
    caption: { ro: 'În septembrie' },
  })
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Mărește: Apus pe mal' }).click()
  const viewer = page.getByRole('dialog', { name: 'Fotografii, mărite' })
  await expect(viewer.getByText('1 din 2')).toBeVisible()
  await expect(viewer.getByText('În septembrie')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(viewer.getByText('2 din 2')).toBeVisible()
  const slider = viewer.getByRole('slider', { name: 'Cât se vede din fotografia de dinainte' })
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveValue('55')
  await expectPicture(page, 'Malul gol')
  await expectAccessible(page)
  await viewer.getByRole('button', { name: 'Fotografia următoare' }).click()
  await expect(viewer.getByText('1 din 2')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(page.getByRole('button', { name: 'Mărește: Apus pe mal' })).toBeFocused()
  await turnEnglishAndDark(page)
  await page.getByRole('button', { name: 'Enlarge: Malul gol / Malul cu scenă' }).click()
  await expectAccessible(page)
})

test('who sent a refused photo reads why, and takes it back', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  const title = unique('Podul')
  const place = await placeFor(title)
  await page.goto('/')
  await sendPhoto(resident, place, await jpeg(page), 'Podul cu oameni')
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=photo')
  const waiting = page.getByRole('button', { name: title })
  if ((await waiting.getAttribute('aria-expanded')) !== 'true') await waiting.click()
  await waiting.press('h')
  await page.getByRole('button', { name: 'Refuză', exact: true }).click()
  await expect(page.getByText('Completează câmpul.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('De ce nu se publică?').fill('Se văd fețe.')
  await page.getByRole('button', { name: 'Refuză', exact: true }).click()
  await expect(page.getByText(`„${title}”: refuzat.`)).toBeVisible()
  const mail = async () => {
    const answer = await (await apiOf('administrator@example.org')).get('/api/mail')
    const letters = ((await answer.json()) as { mail: { to: string; subject: string; body: string }[] }).mail
    return letters.find((l) => l.to === resident && l.subject.includes(title))?.body ?? ''
  }
  await expect.poll(mail, { timeout: 40_000 }).toContain('> Se văd fețe.') // it waits for an undo

  await become(page, resident)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Mărește: Podul cu oameni' }).click()
  const viewer = page.getByRole('dialog', { name: 'Fotografii, mărite' })
  await expect(viewer.getByText('Nu a fost publicată: Se văd fețe.')).toBeVisible()
  await viewer.getByRole('button', { name: 'Șterge fotografia' }).click()
  await viewer.getByRole('button', { name: 'Șterge fotografia' }).click()
  await expect(page.getByText('Fotografia a fost ștearsă.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Mărește/ })).toHaveCount(0)
})

test('somebody else was faster with a photo: it is told and goes', once, async ({ page, watch }) => {
  watch.allow.push(refused)
  const title = unique('Scara')
  const place = await placeFor(title)
  await page.goto('/')
  const photo = await sendPhoto(resident, place, await jpeg(page), 'Scara spre apă')
  await signInAs(page, moderator)
  await page.goto('/moderation?matter=photo')
  const waiting = page.getByRole('button', { name: title })
  if ((await waiting.getAttribute('aria-expanded')) !== 'true') await waiting.click()
  const other = await apiOf('administrator@example.org')
  expect((await other.post(`/api/photos/${photo}/decision`, { data: { to: 'published' } })).ok()).toBe(true)
  await waiting.press('p')
  await expect(page.getByText(new RegExp(`„${title}”: .+ a hotărât deja \\(publicat\\)`))).toBeVisible()
  await expect(waiting).toHaveCount(0)
})

test('a point is placed where a photo was taken, if its owner agrees', once, async ({ page }) => {
  await begin(page, 'Intervenție artistică', 'Mural', 'Punct')
  const choose = async (buffer: Buffer) => {
    const waiting = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Pune punctul după o fotografie' }).click()
    await (await waiting).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  }
  const picture = await jpeg(page)
  await choose(picture)
  await expect(page.getByText('Fotografia nu spune unde a fost făcută.')).toBeVisible()
  await choose(withPosition(picture, 46.77, 23.6))
  await expect(page.getByText('Fotografia a fost făcută în afara orașului.')).toBeVisible()
  await choose(withPosition(picture, 45.7489, 21.2297))
  await expect(page.getByText('făcută aici: 45.74890, 21.22970')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Da, folosește-o' }).click()
  await expect(page.getByText('Punct pus.')).toBeAttached()
  await expect(facts(page)).toContainText('Cartier: Centru')
})
