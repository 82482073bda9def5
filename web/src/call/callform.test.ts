import { expect, test } from 'vitest'
import type { Call } from '../api/types'
import { callBody, draftOf, emptyCall, emptyQuestion, freshId } from './callform'

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
  expect(draft.form[0]!.options).toBe('Lumină | Light\nJoacă')
  draft.form[0]!.options = 'Joacă\nLumină|Light\nUmbră |\n| Shade'
  expect(callBody(draft).form[0]!.options).toEqual([
    { id: 'joaca', label: { ro: 'Joacă' } },
    { id: 'lumina', label: { ro: 'Lumină', en: 'Light' } },
    { id: 'o5', label: { ro: 'Umbră' } },
  ])
})

test('a file is asked for with its kinds and limits, and with help', () => {
  const draft = draftOf(call)
  const question = { ...emptyQuestion(draft.form), type: 'file' as const, ro: 'Planul', max: '2', maxMb: '5' }
  draft.form = [{ ...question, files: ['image', 'pdf'], helpRo: ' O schiță ajunge. ' }]
  expect(callBody(draft).form).toEqual([
    {
      ...{
        id: 'q2',
        type: 'file',
        label: { ro: 'Planul' },
        help: { ro: 'O schiță ajunge.' },
        required: true,
      },
      ...{ max: 2, files: ['pdf', 'image'], max_mb: 5 },
    },
  ])
  draft.form = [{ ...question, files: [], maxMb: 'mult' }]
  expect(callBody(draft).form[0]).toMatchObject({ max_mb: -1 }) // which the server refuses by name
  expect(callBody(draft).form[0]).not.toHaveProperty('files')
  const kept = draftOf({ ...call, form: callBody(draft).form } as Call)
  expect(kept.form[0]).toMatchObject({ maxMb: '-1', files: [], helpRo: '' })
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
