// The keys of the moderation desk. They count only while the focus is within it, and never while somebody types
// (WCAG 2.2 §2.1.4).
export type DeskAct = 'next' | 'previous' | 'publish' | 'send_back' | 'hide' | 'choose' | 'keys'

const acts: Record<string, DeskAct> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  p: 'publish',
  s: 'send_back',
  h: 'hide',
  x: 'choose',
  '?': 'keys',
}

/** The keys that are shown to people, in the order of their use. */
export const deskKeys: readonly { keys: string[]; act: DeskAct }[] = [
  { keys: ['j', '↓'], act: 'next' },
  { keys: ['k', '↑'], act: 'previous' },
  { keys: ['p'], act: 'publish' },
  { keys: ['s'], act: 'send_back' },
  { keys: ['h'], act: 'hide' },
  { keys: ['x'], act: 'choose' },
  { keys: ['?'], act: 'keys' },
]

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  target: EventTarget | null
}

/** What a key asks for; undefined for other keys, for shortcuts of the browser, and while somebody types. */
export function deskAct(event: Pressed): DeskAct | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (isTyping(event.target)) return undefined
  return acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}

function isTyping(target: EventTarget | null): boolean {
  const matches = (target as { matches?: (selector: string) => boolean } | null)?.matches
  const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog *'
  return matches?.call(target, fields) ?? false
}
