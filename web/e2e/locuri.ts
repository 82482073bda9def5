// What every browser test starts from: a page on the running server, watched for errors and for strangers.
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { running } from './server'

export { expect, type Locator, type Page }

/** What is the same on a desktop and on a phone, or sets its own size: tested on the desktop alone. */
export const once = { tag: '@once' }

/** Console errors that an expected refusal leaves behind: the browser logs every 4xx answer. */
export interface Watch {
  allow: RegExp[]
}

export const test = base.extend<{ watch: Watch }>({
  // eslint-disable-next-line no-empty-pattern -- the runner insists on a pattern here
  baseURL: async ({}, use) => use(running().url),
  watch: [
    async ({ page, baseURL }, use) => {
      const watch: Watch = { allow: [] }
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL!) && !/^(data|blob):/.test(url)) faults.push(`a request to ${url}`)
      })
      await use(watch)
      expect(faults.filter((fault) => !watch.allow.some((pattern) => pattern.test(fault)))).toEqual([])
    },
    { auto: true },
  ],
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Holds the page as it stands to WCAG 2.2 AA, as far as a program can. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const run = (
      globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }
    ).axe.run
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await run({ runOnly: { type: 'tag', values } })).violations
  })
  const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html}`).join('\n')}`)
  expect(told).toEqual([])
}

/** Waits until list and map are there. */
export async function openMap(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await expect(page.locator('.maplibregl-canvas')).toBeVisible()
  await expect(page.locator('[data-map="ready"]')).toBeAttached()
}

/** Whether the list is a sheet over the map. */
export function isPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 768
}

/** Turns the page as it stands to English and the dark theme. */
export async function turnEnglishAndDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}
