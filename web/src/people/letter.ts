import type { Mail } from '../api/types'

/** Where a letter stands: with the mail server, over, refused by it, or waiting (for ever, without a mail server). */
export function stateOf(letter: Mail, now: Date): 'sent' | 'over' | 'failed' | 'kept' {
  if (letter.sent_at) return 'sent'
  if (letter.expires_at && new Date(letter.expires_at) < now) return 'over'
  return letter.attempts > 0 ? 'failed' : 'kept'
}

/** A piece of a letter: words, or an address that can be followed. */
export interface Piece {
  text: string
  href?: string
}

const url = /https?:\/\/[^\s<>"']+/g
/** What ends a sentence is not part of the address before it. */
const tail = /[.,;:!?)\]]+$/

/** Cuts plain text into words and addresses, so that addresses can be shown as links. Nothing is lost. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of body.matchAll(url)) {
    const href = match[0].replace(tail, '')
    if (match.index > from) pieces.push({ text: body.slice(from, match.index) })
    pieces.push({ text: href, href })
    from = match.index + href.length
  }
  if (from < body.length) pieces.push({ text: body.slice(from) })
  return pieces
}
