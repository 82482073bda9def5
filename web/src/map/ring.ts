// A cluster: a disc for the number, in a ring whose arcs show the shares of the kinds.
import { kinds } from '../look'
import type { Pen } from './icons'
import type { Palette } from './palette'

/** How many parts of the ring each kind has, in the order of kinds. */
export type Shares = [number, number, number]
export interface Arc {
  kind: (typeof kinds)[number]
  from: number
  to: number
}

/** The arcs in radians from the top, clockwise, together the whole ring. */
export function arcsOf(shares: Shares): Arc[] {
  const total = shares.reduce((sum, n) => sum + n, 0) || 1
  let at = -Math.PI / 2
  return kinds.flatMap((kind, i) => {
    const from = at
    at += (shares[i]! / total) * 2 * Math.PI
    return shares[i]! > 0 ? [{ kind, from, to: at }] : []
  })
}

export function drawRing(pen: Pen, p: Palette, size: number, shares: Shares): void {
  const middle = size / 2
  const radius = middle - 4.5
  pen.beginPath()
  pen.arc(middle, middle, middle - 1, 0, 2 * Math.PI)
  pen.fillStyle = p.surface
  pen.fill()
  const arcs = arcsOf(shares)
  const gap = arcs.length > 1 ? 1.2 / radius : 0
  pen.lineWidth = 4
  for (const arc of arcs) {
    pen.beginPath()
    pen.arc(middle, middle, radius, arc.from + gap, arc.to - gap)
    pen.strokeStyle = p.kind[arc.kind]
    pen.stroke()
  }
}
