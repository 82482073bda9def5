import { expect, test } from 'vitest'
import { formatDegrees, parseDegrees } from './degrees'

test.each([
  ['21,2257', '45,7537', [21.2257, 45.7537]],
  ['21.2257°', ' 45.7537 ', [21.2257, 45.7537]],
  ['−21', '45', [-21, 45]],
  ['21,2', '95', null],
  ['', '45', null],
  ['21 13', '45', null],
  ['1e1', '45', null],
])('%s and %s', (lon, lat, at) => expect(parseDegrees(lon, lat)).toEqual(at))

test('what is shown can be typed again', () => {
  const shown = formatDegrees(21.2257004, 'ro')
  expect(shown).toBe('21,225700')
  expect(parseDegrees(shown, formatDegrees(45.5, 'en'))).toEqual([21.2257, 45.5])
})
