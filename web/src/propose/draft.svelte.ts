import { isStarted, newDraft, readDraft, type Draft } from './draft'

const key = 'locuri.proposal'

/** The draft of this browser. Every change is kept at once, so nothing that was typed or drawn can be lost. */
class DraftState {
  now = $state.raw<Draft>(readDraft(load(), newId()))
  /** Storage is refused or full: then the page must say that nothing is kept. */
  refused = $state(false)

  get started(): boolean {
    return isStarted(this.now)
  }

  change(part: Partial<Draft>): void {
    const next = { ...this.now, ...part, keptAt: new Date().toISOString() }
    this.refused = !store(next)
    this.now = this.refused ? { ...next, keptAt: '' } : next
  }

  /** Forgets the draft, after it was sent or thrown away. */
  discard(): void {
    this.now = newDraft(newId())
    try {
      localStorage.removeItem(key)
    } catch {
      // What was refused is not there either.
    }
  }
}

function load(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** crypto.randomUUID is missing where the page does not come over HTTPS from another machine. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40 // RFC 9562 §5.4: version 4
  bytes[8] = (bytes[8]! & 0x3f) | 0x80 // and its variant
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const draft = new DraftState()
