import { expect, test } from 'vitest'
import { isWithin } from './photopin'

const city = [21.1, 45.7, 21.3, 45.8]

test.each([
  ['the middle', [21.2, 45.75], city, true],
  ['just outside', [21.35, 45.75], city, true],
  ['another city', [23.6, 46.77], city, false],
  ['another hemisphere', [-21.2, -45.75], city, false],
  ['no city', [-21.2, -45.75], null, true],
  ['nothing', [], city, false],
])('%s', (_, position, bounds, within) => expect(isWithin(position, bounds)).toBe(within))
