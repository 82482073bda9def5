// Where things stand on the strip: the river runs down the page, as one would walk downstream, so its right bank is on
// the left. Pixels.
import type { Strip, StripSite } from '../api/types'

export interface Layout {
  width: number
  height: number
  /** The middle of the water, and half its width. */
  river: number
  half: number
  /** How wide a bank is. */
  bank: number
  /** Where the names of bridges begin. */
  names: number
  from: number
  pxPerKm: number
}

const margin = 16
const ruler = 24

export function layoutOf(strip: Pick<Strip, 'from_km' | 'to_km'>, width: number): Layout {
  const pxPerKm = 72
  const half = 14
  const bank = Math.min(80, Math.max(52, (width - ruler - 2 * half - 190) / 2))
  const river = ruler + bank + half
  return {
    width,
    height: Math.round((strip.to_km - strip.from_km) * pxPerKm) + 2 * margin,
    river,
    half,
    bank,
    names: river + half + bank + 12,
    from: strip.from_km,
    pxPerKm,
  }
}

export const yOf = (l: Layout, km: number): number => margin + (km - l.from) * l.pxPerKm
export const kmOf = (l: Layout, y: number): number => l.from + (y - margin) / l.pxPerKm

/** Across the strip: near the water what is near it, and all within the bank. */
export function xOf(l: Layout, bank: string, offset: number, within: number): number {
  if (bank === 'axis') return l.river
  const away = l.half + 10 + Math.min(1, offset / within) * (l.bank - 18)
  return bank === 'right' ? l.river - away : l.river + away
}

/** The heights of names that must not cover one another: each as near to its own as the one above it lets it. */
export function spread(wanted: number[], least: number): number[] {
  const out: number[] = []
  for (const y of wanted) out.push(Math.max(y, (out.at(-1) ?? -Infinity) + least))
  return out
}

/** Whole kilometres within the strip. */
export function ticks(strip: Pick<Strip, 'from_km' | 'to_km'>): number[] {
  const first = Math.ceil(strip.from_km)
  return Array.from({ length: Math.max(0, Math.floor(strip.to_km) - first + 1) }, (_, i) => first + i)
}

/** Whether a site is on the stretch, by the same rule as the server's. */
export function onStretch(
  s: StripSite,
  stretch: { fromKm?: number | undefined; toKm?: number | undefined; bank: string },
): boolean {
  if (stretch.bank && s.bank !== 'axis' && s.bank !== stretch.bank) return false
  return s.km >= (stretch.fromKm ?? -Infinity) && s.km <= (stretch.toKm ?? Infinity)
}
