// Starts the built binary with the demo city once for each worker, on a free port and a data folder of its own, so that
// no test sees what one beside it writes; and ends all afterwards.
import type { FullConfig } from '@playwright/test'
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a server is, the OpenID Connect provider beside it, a sign-in link per role as it printed them, and a folder that
 * lasts as long as it does.
 */
export interface Running {
  url: string
  provider: string
  links: Record<string, string[]>
  folder: string
}

/** This worker's server, as the global setup found it; the workers inherit it through the environment. */
export function running(): Running {
  const all = JSON.parse(process.env.LOCURI_RUNNING ?? '[]') as Running[]
  return all[Number(process.env.TEST_PARALLEL_INDEX)]!
}

interface Server {
  found: Running
  end: () => Promise<void>
}

export default async function start(config: FullConfig): Promise<() => Promise<void>> {
  const tools = mkdtempSync(join(tmpdir(), 'locuri-e2e-tools-'))
  execFileSync('go', ['build', '-o', join(tools, 'provider'), './e2e/provider'], { stdio: 'inherit' })
  const servers = await Promise.all(Array.from({ length: config.workers }, () => startOne(tools)))
  process.env.LOCURI_RUNNING = JSON.stringify(servers.map((server) => server.found))
  return async () => {
    await Promise.all(servers.map((server) => server.end()))
    rmSync(tools, { recursive: true, force: true })
  }
}

async function startOne(tools: string): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'locuri-e2e-'))
  const data = mkdtempSync(join(tmpdir(), 'locuri-e2e-data-'))
  const port = await freePort()
  const site = `127.0.0.1:${port}`
  const elsewhere = `127.0.0.1:${await freePort()}`
  const provider = spawn(join(tools, 'provider'), [elsewhere, site], { stdio: ['ignore', 'pipe', 'pipe'] })
  await untilSaid(provider, 'ready')
  const binary = process.env.LOCURI_BINARY ?? '../bin/locuri'
  const child = spawn(binary, ['serve', '--demo', '--listen', site, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', ...knownAs(elsewhere) },
  })
  const said = await untilSaid(child, 'Locuri is ready')
  const end = async () => {
    await Promise.all([ended(child), ended(provider)])
    for (const made of [data, folder]) rmSync(made, { recursive: true, force: true })
  }
  return {
    found: { url: `http://${site}`, provider: `http://${elsewhere}`, links: linksIn(said), folder },
    end,
  }
}

/** As provider/main.go has it. */
function knownAs(provider: string): Record<string, string> {
  return {
    LOCURI_OIDC_ISSUER: `http://${provider}`,
    LOCURI_OIDC_CLIENT_ID: 'locuri',
    LOCURI_OIDC_CLIENT_SECRET: 'a secret between two servers',
    LOCURI_OIDC_TITLE: 'Cetățean',
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

function untilSaid(child: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      if (said.includes(words)) resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', reject)
    child.on('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)),
    )
    setTimeout(
      () => reject(new Error(`the server was not ready after two minutes:\n${said}`)),
      120_000,
    ).unref()
  })
}

/** The links stand in lines such as "  planner    http://localhost:1234/sign-in?token=…". */
function linksIn(said: string): Record<string, string[]> {
  const links: Record<string, string[]> = {}
  for (const [, who, path] of said.matchAll(/^ +(\S.*?) {2,}https?:\/\/[^/\s]+(\/sign-in\S+)$/gm)) {
    ;(links[who!] ??= []).push(path!)
  }
  return links
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    if (child.exitCode !== null) return resolve()
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
