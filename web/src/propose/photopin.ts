/** Whether a position lies in the box (west, south, east, north), or half its width around it; a site without one has all. */
export function isWithin(position: readonly number[], bounds: readonly number[] | null | undefined): boolean {
  if (!bounds) return true
  const [lon = NaN, lat = NaN] = position
  const [west = 0, south = 0, east = 0, north = 0] = bounds
  const [x, y] = [(east - west) / 2, (north - south) / 2]
  return lon >= west - x && lon <= east + x && lat >= south - y && lat <= north + y
}
