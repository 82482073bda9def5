// A resident suggests with a photo, and hears back: from the form to the letter with the answer.
import { expect, expectAccessible, test } from './locuri'
import { jpeg } from './pictures'
import { become, moderator, planner, resident, step, unique } from './proposals'
import { begin, button, describePlace, heading, next } from './proposing'
import { apiOf } from './session'

test('a resident suggests with a photo and hears back', async ({ page }) => {
  test.setTimeout(120_000)
  const title = unique('Cișmea')
  await become(page, resident)
  await begin(page, 'Spațiu public', 'Grădină', 'Punct')
  await button(page, 'Pune punctul aici').click()
  await next(page)
  await describePlace(page, title)
  await next(page)
  await button(page, 'Trimite propunerea').click()
  await expect(heading(page, title)).toBeVisible()
  const place = Number(/places\/(\d+)/.exec(page.url())![1])
  await button(page, 'Adaugă o fotografie').click()
  const form = page.getByRole('dialog', { name: `Fotografie pentru „${title}”` })
  const buffer = await jpeg(page)
  await form
    .getByLabel('Fotografia', { exact: true })
    .setInputFiles({ name: 'aici.jpg', mimeType: 'image/jpeg', buffer })
  await form.getByLabel('Ce se vede, în română').fill('Locul cișmelei')
  await form.getByLabel('Cine a făcut fotografia').fill('Ana Exemplu')
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: 'Trimite fotografia' }).click()
  await expect(page.getByText('Am primit fotografia.')).toBeVisible()

  await step(moderator, place, 'publication', 'published')
  const desk = await apiOf(moderator)
  const { photos } = (await (await desk.get(`/api/places/${place}/photos`)).json()) as {
    photos: { id: number }[]
  }
  const seen = await desk.post(`/api/photos/${photos[0]!.id}/decision`, { data: { to: 'published' } })
  expect(seen.ok(), await seen.text()).toBe(true)
  const words = unique('Da: o punem în mai.')
  await step(planner, place, 'decision', 'under_review')
  await step(planner, place, 'decision', 'accepted', words)

  const post = await apiOf('administrator@example.org')
  await expect
    .poll(
      async () => {
        const { mail } = (await (await post.get('/api/mail')).json()) as {
          mail: { to: string; body: string }[]
        }
        return mail.some((l) => l.to === resident && l.body.includes(words) && l.body.includes(title))
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  await page.goto('/account/contributions')
  const own = page.getByRole('article', { name: title, exact: true })
  await expect(own).toContainText('Acceptată')
  await expect(own).toContainText(words)
  await expectAccessible(page)

  await page.context().clearCookies()
  await page.goto(`/places/${place}`)
  await expect(page.getByText('Propunere: acceptată')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mărește: Locul cișmelei' })).toBeVisible()
  await expectAccessible(page)
})
