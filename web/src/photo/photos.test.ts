import { describe, expect, test } from 'vitest'
import type { Photo } from '../api/types'
import { itemsOf, partnersFor, srcset } from './photos'
import { lacksOf, noPhoto } from './form'

const photo = (id: number, more: Partial<Photo> = {}): Photo => ({
  id,
  version: 1,
  place_id: 1,
  creator: 'Ana',
  licence: 'CC-BY-4.0',
  alt: { ro: 'Piața' },
  caption: {},
  taken_at: '',
  moment: '',
  pair: 0,
  width: 1920,
  height: 1080,
  state: 'published',
  reason: '',
  own: false,
  organisation: null,
  created_at: '2026-01-01T00:00:00Z',
  ...more,
})
const ids = (photos: Photo[]) => itemsOf(photos).map((item) => [item.id, item.before?.id])

describe('the photos of a place', () => {
  test('come the newest first, what is not public at the end', () => {
    expect(ids([photo(1), photo(2, { state: 'waiting' }), photo(3)])).toEqual([
      [3, undefined],
      [1, undefined],
      [2, undefined],
    ])
  })
  test('are one thing when they are a pair', () => {
    expect(
      ids([photo(1, { moment: 'before', pair: 3 }), photo(2), photo(3, { moment: 'after', pair: 1 })]),
    ).toEqual([
      [3, 1],
      [2, undefined],
    ])
  })
  test('stand alone when the other of the pair is not to be seen', () => {
    expect(ids([photo(3, { moment: 'after', pair: 1 })])).toEqual([[3, undefined]])
    expect(ids([photo(1, { moment: 'before', pair: 3 })])).toEqual([[1, undefined]])
  })
  test('are paired with those from the other moment that have no pair', () => {
    const all = [
      photo(1, { moment: 'before' }),
      photo(2, { moment: 'before', pair: 9 }),
      photo(3, { moment: 'after' }),
      photo(4),
    ]
    expect(partnersFor('after', all).map((p) => p.id)).toEqual([1])
    expect(partnersFor('before', all).map((p) => p.id)).toEqual([3])
    expect(partnersFor('', all)).toEqual([])
  })
  test('are named by width, upright ones too', () => {
    expect(srcset(photo(7, { width: 960, height: 1920 }))).toBe(
      '/api/photos/7/image/320 160w, /api/photos/7/image/960 480w, /api/photos/7/image/1920 960w',
    )
    expect(srcset(photo(7, { width: 400, height: 300 }))).toContain('/image/1920 400w')
  })
})

describe('the form of a photo', () => {
  const file = { size: 1000 } as File
  const whole = { ...noPhoto(), altRo: 'Piața', creator: 'Ana', consent: true }

  test('lacks nothing when it is whole', () => expect(lacksOf(whole, file)).toEqual([]))
  test('says all that it lacks', () => {
    expect(lacksOf(noPhoto(), null).map((l) => [l.field, l.code])).toEqual([
      ['image', 'no_file'],
      ['alt_ro', 'required'],
      ['creator', 'required'],
      ['consent', 'consent'],
    ])
  })
  test('takes a description in English alone', () => {
    expect(lacksOf({ ...whole, altRo: ' ', altEn: 'The square' }, file)).toEqual([])
  })
  test('knows a file that is too large, and a date that is none', () => {
    const lacks = lacksOf({ ...whole, takenAt: 'ieri' }, { size: 21 << 20 } as File)
    expect(lacks.map((l) => l.code)).toEqual(['too_large', 'not_a_date'])
  })
})
