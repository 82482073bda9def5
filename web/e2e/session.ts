// Signing in for tests. Sign-in links are good for one use, so each account's session is kept for as long as its server
// runs, and further links are read where an operator reads them.
import { request, type APIRequestContext, type Page } from '@playwright/test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { proofFor } from './proof'
import { running } from './server'

type State = Awaited<ReturnType<APIRequestContext['storageState']>>

/** Signs the page in as the owner of the address. An address without an account gets one. */
export async function signInAs(page: Page, email: string): Promise<void> {
  await page.context().addCookies((await stateOf(email)).cookies)
}

/** A client of the API in the name of the owner of the address. */
export async function apiOf(email: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: running().url, storageState: await stateOf(email) })
}

/** The path of the newest link to a page that was sent to the address. */
export async function newestLink(email: string, page = 'sign-in'): Promise<string> {
  const administrator = await apiOf('administrator@example.org')
  const { mail } = (await (await administrator.get('/api/mail')).json()) as {
    mail: { to: string; body: string }[]
  }
  const pattern = new RegExp(`/${page}\\?(?:about=[\\w-]+&)?token=[\\w-]+`)
  const path = mail.flatMap((l) => (l.to === email && pattern.exec(l.body)?.[0]) || [])[0]
  if (!path) throw new Error(`no link to ${page} was sent to ${email}`)
  return path
}

async function stateOf(email: string): Promise<State> {
  const file = join(running().folder, `${email}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as State
  const client = await request.newContext({ baseURL: running().url })
  const answer = await client.post('/api/session', { data: { token: await tokenFor(email, client) } })
  if (!answer.ok()) throw new Error(`signing in as ${email}: ${await answer.text()}`)
  const state = await client.storageState()
  writeFileSync(file, JSON.stringify(state))
  return state
}

async function tokenFor(email: string, client: APIRequestContext): Promise<string> {
  if (email === 'administrator@example.org') return tokenOf(running().links.administrator?.[0] ?? '')
  await client.post('/api/session/link', { data: { email }, ...(await proofFor(client)) })
  return tokenOf(await newestLink(email))
}

function tokenOf(path: string): string {
  return new URLSearchParams(path.split('?')[1]).get('token') ?? ''
}
