import { expect, test } from 'vitest'
import { initials } from './organisation'

test.each([
  ['PLAI', 'P'],
  ['Asociația Memorialul Revoluției', 'AM'],
  ['Centrul de Proiecte al Municipiului Timișoara', 'CP'],
  ['știință pe mal', 'ȘP'],
  ['', ''],
])('%s is shortened to %s', (title, want) => expect(initials(title)).toBe(want))
