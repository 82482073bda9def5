// Following: a place from its page, a filter from the map, a stretch of the river; how often, and the end of it.
import { expect, expectAccessible, once, openMap, test, turnEnglishAndDark } from './locuri'
import { planner, proposed, unique } from './proposals'
import { signInAs } from './session'

test('a resident follows a place, the river and a filter, and changes their mind', async ({ page }) => {
  const title = unique('Cișmea')
  const place = await proposed(title, planner)
  const email = `${unique('follower').replace(' ', '')}@example.org`
  await page.goto(`/places/${place}`)
  await page.getByRole('link', { name: 'Urmărește' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Intră în cont' })).toBeVisible()
  await signInAs(page, email)
  await page.goto(`/places/${place}`)
  await page.getByRole('button', { name: 'Urmărește' }).click()
  await expect(page.getByRole('button', { name: 'Urmărești' })).toHaveAttribute('aria-pressed', 'true')

  await page.goto('/account/follows')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByLabel(`Cât de des: ${title}`).selectOption('zilnic')
  await expect(page.getByText('Am notat.')).toBeVisible()
  await page.getByRole('link', { name: 'Alege o porțiune din Bega' }).click()
  await page.getByLabel('De la km', { exact: true }).fill('3,5')
  await page.getByLabel('Până la km', { exact: true }).fill('5')
  await page.getByRole('button', { name: 'Gata' }).click()
  await page.getByRole('button', { name: 'Urmărește', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Urmărești' })).toBeVisible()
  await page.goto('/account/follows')
  await expect(page.getByRole('heading', { name: 'Bega, km 3,50–5,00' })).toBeVisible()
  await expectAccessible(page)
  await turnEnglishAndDark(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Română' }).click()

  await page.reload()
  await expect(page.getByLabel(`Cât de des: ${title}`)).toHaveValue('daily')
  const feed = page.getByRole('link', { name: 'Flux Atom' }).first()
  const answer = await page.request.get((await feed.getAttribute('href'))!)
  expect(answer.headers()['content-type']).toContain('application/atom+xml')
  await page.getByRole('button', { name: `Nu mai urmări „${title}”` }).click()
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
})

test('a filtered map is followed', once, async ({ page }) => {
  await signInAs(page, `${unique('filterer').replace(' ', '')}@example.org`)
  await openMap(page, '/?kind=riverside')
  await page.getByRole('button', { name: 'Urmărește', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Urmărești' })).toBeVisible()
  await page.goto('/account/follows')
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toBeEmpty()
})

test('an unknown link that ends letters says what to do', once, async ({ page, watch }) => {
  watch.allow.push(/status of 404/)
  await page.goto('/unsubscribe?token=made-up')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Oprește scrisorile' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Linkul nu e cunoscut sau e prea vechi.' }),
  ).toBeVisible()
})
