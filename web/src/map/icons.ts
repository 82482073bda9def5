// The marks of the map, drawn when the style first asks for one by name.
import type { Kind } from '../api/types'
import type { Look } from '../look'
import { palettes, type Palette } from './palette'
import { drawMark } from './mark'
import { drawRing, type Shares } from './ring'
import type { Theme } from '../state/theme.svelte'

/** Twice the pixels, so that marks are sharp on every screen. */
export const ratio = 2
export type Pen = CanvasRenderingContext2D

/** The image of a name as the style writes it, or null for a name that is none of ours. */
export function drawImage(name: string): ImageData | null {
  const [what, theme, ...rest] = name.split('/')
  const palette = palettes[theme as Theme]
  if (!palette) return null
  if (what === 'mark') return mark(palette, rest)
  if (what === 'ring') return ring(palette, rest)
  if (what === 'km') return kilometre(palette)
  return null
}

const markSizes: Record<string, number> = { plain: 24, hover: 32, selected: 40 }

function mark(palette: Palette, [state, kind, look]: string[]): ImageData {
  const size = markSizes[state ?? 'plain'] ?? 24
  return onCanvas(size, (pen) => drawMark(pen, palette, size, state ?? 'plain', kind as Kind, look as Look))
}

const ringSizes: Record<string, number> = { s: 34, m: 42, l: 50, xl: 60 }

function ring(palette: Palette, [size, ...shares]: string[]): ImageData {
  const across = ringSizes[size ?? 's'] ?? 34
  return onCanvas(across, (pen) => drawRing(pen, palette, across, shares.map(Number) as Shares))
}

function kilometre(palette: Palette): ImageData {
  return onCanvas(14, (pen) => {
    pen.arc(7, 7, 4.5, 0, 2 * Math.PI)
    pen.fillStyle = palette.surface
    pen.fill()
    pen.lineWidth = 2
    pen.strokeStyle = palette.riverEdge
    pen.stroke()
  })
}

function onCanvas(size: number, draw: (pen: Pen) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * ratio
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no 2D canvas')
  pen.scale(ratio, ratio)
  draw(pen)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
