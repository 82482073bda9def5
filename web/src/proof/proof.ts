// Before strangers are heard their machine works a little, which holds off programs that write to thousands. People see
// nothing of it: it begins while they type, and is asked for anew when it has become too old.
import type { Challenge } from './solve'

export const proofHeader = 'Altcha'
/** Where strangers write. What they say at places is tried without first: who is trusted need not work. */
const always = ['/api/suggestions', '/api/session/link']

let next: Promise<string> | undefined

/** Begins to work for whatever will be sent next. */
export function prepareProof(): void {
  next ??= make()
}

/** Sends a request, with a proof where strangers need one; once more with a new one when the server asks for it. */
export async function sendProved(
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (request.method !== 'POST') return send(request)
  const again = request.clone()
  const ready = next ?? (always.includes(new URL(request.url).pathname) ? make() : undefined)
  next = undefined
  await prove(request, ready)
  const answer = await send(request)
  if (answer.status !== 400 || !(await answer.clone().text()).includes('"field":"altcha"')) return answer
  await prove(again, make())
  return send(again)
}

/** A machine that could not solve it sends without; the server then says what is missing. */
async function prove(request: Request, proof: Promise<string> | undefined): Promise<void> {
  const solution = await proof
  if (solution) request.headers.set(proofHeader, solution)
}

async function make(): Promise<string> {
  try {
    const answer = await fetch('/api/challenge')
    if (!answer.ok) return ''
    const challenge = (await answer.json()) as Challenge
    return await new Promise<string>((done, failed) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = (event: MessageEvent<string>) => {
        worker.terminate()
        done(event.data)
      }
      worker.onerror = failed
      worker.postMessage(challenge)
    })
  } catch {
    return ''
  }
}
