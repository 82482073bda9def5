// One place: kind is shape and colour, state is the rim, a selected one has a double rim.
import type { Kind } from '../api/types'
import type { Look } from '../look'
import type { Pen } from './icons'
import type { Palette } from './palette'

export function drawMark(pen: Pen, p: Palette, size: number, state: string, kind: Kind, look: Look): void {
  const middle = size / 2
  const color = p.kind[kind] ?? p.kind.space
  const radius = { plain: 8, hover: 11, selected: 12 }[state] ?? 8
  if (state === 'selected') {
    outline(pen, middle, radius + 6, kind)
    fill(pen, p.select)
  }
  outline(pen, middle, radius + (state === 'plain' ? 2 : 3.5), kind)
  fill(pen, p.surface)
  outline(pen, middle, radius, kind)
  fill(pen, { live: color, gone: color, planned: p.surface, ended: p.ended }[look])
  if (look === 'planned' || look === 'ended') rim(pen, middle, radius - 1, kind, color, look === 'planned')
  if (look === 'gone') question(pen, middle, radius, p.surface)
  else if (kind === 'riverside') wave(pen, middle, radius, look === 'planned' ? color : p.surface)
}

function outline(pen: Pen, middle: number, radius: number, kind: Kind): void {
  pen.beginPath()
  if (kind === 'riverside') {
    const half = radius * 0.92
    pen.roundRect(middle - half, middle - half, half * 2, half * 2, radius * 0.35)
  } else if (kind === 'intervention') {
    const far = radius * 1.18
    pen.moveTo(middle, middle - far)
    pen.lineTo(middle + far, middle)
    pen.lineTo(middle, middle + far)
    pen.lineTo(middle - far, middle)
    pen.closePath()
  } else {
    pen.arc(middle, middle, radius, 0, 2 * Math.PI)
  }
}

function fill(pen: Pen, color: string): void {
  pen.fillStyle = color
  pen.fill()
}

function rim(pen: Pen, middle: number, radius: number, kind: Kind, color: string, dashed: boolean): void {
  outline(pen, middle, radius, kind)
  pen.lineWidth = 2
  pen.strokeStyle = color
  pen.setLineDash(dashed ? [3, 2] : [])
  pen.stroke()
  pen.setLineDash([])
}

function wave(pen: Pen, middle: number, radius: number, color: string): void {
  const w = radius * 0.55
  pen.beginPath()
  pen.moveTo(middle - w, middle + 0.5)
  pen.bezierCurveTo(middle - w / 2, middle - w, middle - w / 4, middle - w / 2, middle, middle)
  pen.bezierCurveTo(middle + w / 4, middle + w / 2, middle + w / 2, middle + w, middle + w, middle - 0.5)
  pen.lineWidth = 1.8
  pen.lineCap = 'round'
  pen.strokeStyle = color
  pen.stroke()
}

function question(pen: Pen, middle: number, radius: number, color: string): void {
  pen.fillStyle = color
  pen.font = `600 ${radius * 1.5}px "Noto Sans", sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText('?', middle, middle + 0.5)
}
