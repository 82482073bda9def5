import type { Kind } from '../api/types'
import type { Theme } from '../state/theme.svelte'

/** The colours of the map. The canvas cannot read the style sheet; style/tokens.css has the same values. */
export interface Palette {
  name: Theme
  paper: string
  veil: string
  surface: string
  ink: string
  soft: string
  halo: string
  green: string
  water: string
  river: string
  riverEdge: string
  street: string
  streetMinor: string
  rail: string
  hairline: string
  ended: string
  select: string
  kind: Record<Kind, string>
}

const light: Palette = {
  name: 'light',
  paper: '#f6f3ec',
  veil: '#e9e5db',
  surface: '#ffffff',
  ink: '#1b2730',
  soft: '#4f5d67',
  halo: '#fbf9f4',
  green: '#e3ead6',
  water: '#c9e1ea',
  river: '#a9d3e1',
  riverEdge: '#0b5c7a',
  street: '#ffffff',
  streetMinor: '#fdfbf7',
  rail: '#d3ccbd',
  hairline: '#a79f8d',
  ended: '#b9bdc0',
  select: '#1b2730',
  kind: { space: '#2f6b3a', riverside: '#0a6c94', intervention: '#a62c4b' },
}

const dark: Palette = {
  name: 'dark',
  paper: '#12191e',
  veil: '#0b1013',
  surface: '#1a2329',
  ink: '#eef2f4',
  soft: '#a9b6bf',
  halo: '#12191e',
  green: '#17231d',
  water: '#163340',
  river: '#1f5266',
  riverEdge: '#63bfe3',
  street: '#26323a',
  streetMinor: '#1d272d',
  rail: '#33404a',
  hairline: '#4d5b65',
  ended: '#59646c',
  select: '#eef2f4',
  kind: { space: '#7bc58a', riverside: '#63bfe3', intervention: '#f08ba4' },
}

export const palettes: Record<Theme, Palette> = { light, dark }
