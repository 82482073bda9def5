export const heights = ['peek', 'half', 'full'] as const
export type Height = (typeof heights)[number]

/** How far the phone's sheet is drawn up over the map. On a desktop it is a column and this is not looked at. */
class SheetState {
  height = $state<Height>('half')
  /** Pixels of the map that the sheet covers from below; the map keeps them free when it goes somewhere. */
  covers = $state(0)

  higher(): void {
    this.height = heights[Math.min(heights.indexOf(this.height) + 1, 2)]!
  }
  lower(): void {
    this.height = heights[Math.max(heights.indexOf(this.height) - 1, 0)]!
  }
}

export const sheet = new SheetState()
