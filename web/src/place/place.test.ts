import { describe, expect, test } from 'vitest'
import type { Revision } from '../api/types'
import { changedFields } from './changes'
import { ofRiver, whereLine } from './facts'

describe('the line of place', () => {
  const river = { river_title: 'Bega', river_km: 5.321, river_offset_m: 40.2, river_bank: 'right' as const }

  test('of a riverside site has bank, kilometre and offset', () => {
    const line = whereLine({ neighbourhood_title: 'Elisabetin', ...river }, 'ro')
    expect(line).toBe('Elisabetin · malul drept, km 5,32, la 40 m de axul Begăi')
  })

  test('on the water has no offset', () => {
    expect(whereLine({ ...river, river_bank: 'axis' }, 'ro')).toBe('pe apă, km 5,32')
  })

  test('of any other place says how far the river is', () => {
    const line = whereLine(
      { neighbourhood_title: 'Freidorf', river_title: 'Bega', river_distance_m: 760 },
      'ro',
    )
    expect(line).toBe('Freidorf · la 760 m de Bega')
  })

  test('says when the position is approximate', () => {
    expect(whereLine({ neighbourhood_title: 'Fabric', certainty: 'low' }, 'ro')).toBe(
      'Fabric · poziție aproximativă',
    )
  })

  test('is empty when nothing is known', () => {
    expect(whereLine({}, 'ro')).toBe('')
  })

  test('declines the river in Romanian', () => {
    expect(ofRiver('Bega', 'ro')).toBe('Begăi')
    expect(ofRiver('Timiș', 'ro')).toBe('râului Timiș')
  })
})

describe('what a revision changed', () => {
  const revision = (properties: Revision['properties'], coordinates = [1, 2]): Revision => ({
    place_id: 1,
    version: 1,
    operation: 'update',
    at: '2026-01-01T00:00:00Z',
    author: '',
    reason: '',
    properties,
    geometry: { type: 'Point', coordinates },
  })

  test('is named once for all languages, and derived facts are left out', () => {
    const before = revision({ title_ro: 'A', title_en: 'A', life: 'idea', updated_at: 'x', area_m2: 1 })
    const now = revision({ title_ro: 'B', title_en: 'B', life: 'live', updated_at: 'y', area_m2: 2 }, [3, 2])
    expect(changedFields(now, before)).toEqual(['geometry', 'title', 'life'])
  })

  test('is nothing where nothing changed', () => {
    const same = revision({ title_ro: 'A', amenities: ['bench'] })
    expect(changedFields(same, revision({ title_ro: 'A', amenities: ['bench'] }))).toEqual([])
  })
})
