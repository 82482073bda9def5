import { recall, remember } from './memory'

export type Theme = 'light' | 'dark'

/** Light or dark: as the device says, until the person chooses. */
class ThemeState {
  #chosen = $state<Theme | undefined>(recall('theme', ['light', 'dark'] as const))
  #device = $state<Theme>('light')

  constructor() {
    if (typeof matchMedia === 'undefined') return
    const dark = matchMedia('(prefers-color-scheme: dark)')
    this.#device = dark.matches ? 'dark' : 'light'
    dark.addEventListener('change', () => (this.#device = dark.matches ? 'dark' : 'light'))
  }

  get now(): Theme {
    return this.#chosen ?? this.#device
  }
  choose(theme: Theme): void {
    this.#chosen = theme
    remember('theme', theme)
  }
}

export const theme = new ThemeState()
