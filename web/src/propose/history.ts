/** A value with those before and after it. Nothing in it is ever changed. */
export interface History<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
}

/** More steps back than anybody takes; keeps a long session small. */
const longest = 200

export function begin<T>(value: T): History<T> {
  return { past: [], now: value, future: [] }
}

/** The value becomes the present one; what had been undone is forgotten. The same value is no step. */
export function push<T>(history: History<T>, value: T): History<T> {
  if (value === history.now) return history
  return { past: [...history.past, history.now].slice(-longest), now: value, future: [] }
}

export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history
  if (past.length === 0) return history
  return { past: past.slice(0, -1), now: past.at(-1)!, future: [now, ...future] }
}

export function redo<T>(history: History<T>): History<T> {
  const { past, now, future } = history
  if (future.length === 0) return history
  return { past: [...past, now], now: future[0]!, future: future.slice(1) }
}
