// What this browser remembers for this person. Storage may be refused; then nothing is remembered.

export function recall<T extends string>(key: string, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(`locuri.${key}`)
    return allowed.find((a) => a === value)
  } catch {
    return undefined
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`locuri.${key}`, value)
  } catch {
    // Private windows refuse; the choice then lasts as long as the page.
  }
}
