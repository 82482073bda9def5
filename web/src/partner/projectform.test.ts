import { expect, test } from 'vitest'
import { draftFaults, emptyDraft, openBody, patchBody } from './projectform'

const draft = { ...emptyDraft('plai'), titleRo: ' Bega luminată ' }

test('what is empty is not sent', () => {
  expect(openBody(draft)).toEqual({ organisation: 'plai', title: { ro: 'Bega luminată' }, life: 'planned' })
})

test('dates are sent in order, however they were typed', () => {
  const body = openBody({ ...draft, period: { starts: '5.2026', ends: '12.06.2026' } })
  expect(body).toMatchObject({ starts: '2026-05', ends: '2026-06-12' })
})

test('a patch names only what was changed, and takes away what was emptied', () => {
  const before = { ...draft, titleRo: 'A', summaryEn: 'S', period: { starts: '2026', ends: '2027' } }
  const after = {
    ...before,
    titleEn: 'B',
    summaryEn: ' ',
    period: { starts: '2026', ends: '' },
    programme: 'bega',
  }
  expect(patchBody(before, before)).toEqual({})
  expect(patchBody(before, after)).toEqual({
    programme: 'bega',
    title: { en: 'B' },
    summary: { en: null },
    ends: null,
  })
})

test('a period that ends before it starts is told before it is sent', () => {
  expect(draftFaults({ ...draft, period: { starts: '2026-06', ends: '5.2026' } })).toEqual({
    ends: 'before_start',
  })
})
