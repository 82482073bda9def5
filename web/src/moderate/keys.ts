// The keys of the moderation desk. They count only while the focus is within it, and never while somebody types
// (WCAG 2.2 §2.1.4).
export type DeskAct =
  'next' | 'previous' | 'publish' | 'send_back' | 'refuse' | 'undo' | 'choose' | 'choose_all' | 'keys'

/** In the order of their use, as people are shown them. */
export const deskKeys: readonly { keys: string[]; act: DeskAct }[] = [
  { keys: ['j', '↓'], act: 'next' },
  { keys: ['k', '↑'], act: 'previous' },
  { keys: ['p'], act: 'publish' },
  { keys: ['s'], act: 'send_back' },
  { keys: ['h'], act: 'refuse' },
  { keys: ['u'], act: 'undo' },
  { keys: ['x'], act: 'choose' },
  { keys: ['a'], act: 'choose_all' },
  { keys: ['?'], act: 'keys' },
]
const arrows: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑' }

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
  const key = arrows[event.key] ?? event.key.toLowerCase()
  return deskKeys.find(({ keys }) => keys.includes(key))?.act
}

function isTyping(target: EventTarget | null): boolean {
  const matches = (target as { matches?: (selector: string) => boolean } | null)?.matches
  const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog *'
  return matches?.call(target, fields) ?? false
}
