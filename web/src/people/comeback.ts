// Where somebody was before they went to sign in. The e-mail link opens elsewhere, so this browser remembers it.
const key = 'locuri.comeback'
const hour = 3_600_000 // as long as the link is good for

/** A path of this site that one may be sent to, or "/" for anything else: //evil.example is another site. */
export function ownPath(text: string): string {
  return /^\/(?![/\\])/.test(text) && !text.startsWith('/sign-in') ? text : '/'
}

export function rememberWay(path: string, now = Date.now()): void {
  try {
    localStorage.setItem(key, JSON.stringify({ path: ownPath(path), until: now + hour }))
  } catch {
    // Refused storage: the way then leads to the map.
  }
}

/** The remembered path, once; "/" when there is none, or it is too old. */
export function takeWay(now = Date.now()): string {
  try {
    const kept = localStorage.getItem(key)
    localStorage.removeItem(key)
    return readWay(kept, now)
  } catch {
    return '/'
  }
}

export function readWay(kept: string | null, now: number): string {
  const { path, until } = (JSON.parse(kept ?? 'null') ?? {}) as { path?: unknown; until?: unknown }
  return typeof path === 'string' && typeof until === 'number' && until > now ? ownPath(path) : '/'
}
