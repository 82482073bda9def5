// Starts the built binary with the demo city once for each worker, on a free port and a data folder of its own, so that
// no test sees what one beside it writes; and ends all afterwards.
import type { FullConfig } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a server is, a sign-in link per role as it printed them, and a folder that lasts as long as it does. */
export interface Running {
  url: string
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
  const servers = await Promise.all(Array.from({ length: config.workers }, startOne))
  process.env.LOCURI_RUNNING = JSON.stringify(servers.map((server) => server.found))
  return async () => {
    await Promise.all(servers.map((server) => server.end()))
  }
}

async function startOne(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'locuri-e2e-'))
  const data = mkdtempSync(join(tmpdir(), 'locuri-e2e-data-'))
  const port = await freePort()
  const binary = process.env.LOCURI_BINARY ?? '../bin/locuri'
  const child = spawn(binary, ['serve', '--demo', '--listen', `127.0.0.1:${port}`, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  })
  const said = await untilReady(child)
  const end = async () => {
    await ended(child)
    for (const made of [data, folder]) rmSync(made, { recursive: true, force: true })
  }
  return { found: { url: `http://127.0.0.1:${port}`, links: linksIn(said), folder }, end }
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

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      if (said.includes('Locuri is ready')) resolve(said)
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
