import { locales } from '../i18n/message'
import type { Language } from '../url'
import { isPosition, type Position } from './sketch'

/** Decimal degrees as people type them, with point or comma. null when either is no coordinate. */
export function parseDegrees(lon: string, lat: string): Position | null {
  const at: Position = [degrees(lon), degrees(lat)]
  return isPosition(at) ? at : null
}

/** Six decimals: ten centimetres. */
export function formatDegrees(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { minimumFractionDigits: 6, maximumFractionDigits: 6 })
}

function degrees(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-').replace(/°$/, '')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}
