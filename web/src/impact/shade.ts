// Classes of numbers for a map that is read without colour: each has a pattern of its own, the more the denser.

/** The upper ends of the classes above nothing; every number belongs to the first that is not below it. */
export function classesOf(values: readonly number[]): number[] {
  const sorted = values.filter((v) => v > 0).toSorted((a, b) => a - b)
  if (sorted.length === 0) return []
  const ends = [0.25, 0.5, 0.75, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]!)
  return [...new Set(ends)]
}

/** 0 for nothing, then from 1 on. */
export function classOf(value: number, ends: readonly number[]): number {
  return value <= 0 ? 0 : ends.findIndex((end) => value <= end) + 1
}

/** A position in Web Mercator, in a unit of its own in which y goes down. */
export function project([lon, lat]: readonly number[]): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat! * Math.PI) / 360))
  return [(lon! * Math.PI) / 180, -y]
}
