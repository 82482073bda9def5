import { expect, test } from 'vitest'
import type { Call } from '../api/types'
import { callBody, draftOf, emptyCall, freshId } from './callform'

const call = {
  id: 1,
  organisation: { slug: 'plai', title: { ro: 'PLAI' } },
  programme: null,
  title: { ro: 'Apel', en: 'Call' },
  story: {},
  conditions: {},
  budget: {},
  link: '',
  zone: 'Europe/Bucharest',
  opens: '2027-03-01T10:00:00+02:00',
  closes: '2027-03-31T23:59:59+03:00',
  review_until: null,
  decides: null,
  changes_until: null,
  brief: { kind: 'stretch', river: 'bega', from_km: 3, to_km: 6.5, bank: 'left', max_offset_m: 150 },
  form: [
    {
      id: 'fel',
      type: 'choice',
      label: { ro: 'Fel' },
      required: true,
      options: [
        { id: 'lumina', label: { ro: 'Lumină', en: 'Light' } },
        { id: 'joaca', label: { ro: 'Joacă' } },
      ],
    },
  ],
  criteria: [{ id: 'idee', label: { ro: 'Ideea' }, weight: 2 }],
  scale: 10,
  source: '',
} as unknown as Call

test('a call that is not changed is sent as it was', () => {
  const body = callBody(draftOf(call)) as Record<string, unknown>
  expect(body.closes).toBe('2027-03-31T23:59:59') // as clocks there show it
  expect(body.brief).toEqual(call.brief)
  expect(body.form).toEqual(call.form)
  expect(body.criteria).toEqual(call.criteria)
})

test('options keep their identifiers, and new ones take none of theirs', () => {
  const draft = draftOf(call)
  draft.form[0]!.options = 'Joacă\nLumină\nUmbră'
  expect(callBody(draft).form[0]!.options?.map((o) => o.id)).toEqual(['joaca', 'lumina', 'o5'])
})

test('a decimal comma is a decimal point', () => {
  const draft = draftOf(call)
  draft.brief.from = '3,25'
  expect(callBody(draft).brief).toMatchObject({ from_km: 3.25 })
})

test('a call kept elsewhere is its link and its days', () => {
  const draft = { ...emptyCall('plai'), elsewhere: true, link: 'https://example.org', starts: '2027' }
  expect(callBody(draft)).toMatchObject({
    link: 'https://example.org',
    starts: '2027',
    closes: '',
    form: [],
    brief: null,
  })
})

test('identifiers are never given twice', () => {
  expect(freshId('q', [{ id: 'q2' }])).toBe('q3')
  expect(freshId('q', [])).toBe('q1')
})
