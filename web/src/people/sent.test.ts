import { describe, expect, test } from 'vitest'
import type { Contribution } from '../api/types'
import { fieldsOf, standingOf } from './sent'

const thing = (subject: Contribution['subject'], one: object): Contribution =>
  ({ subject, id: 1, version: 0, at: '', place: {}, [subject]: one }) as unknown as Contribution

describe('what one may do about what one sent in', () => {
  test('a refusal is appealed once', () => {
    const refused = { state: 'refused', reason: 'Nu' }
    expect(standingOf(thing('check', refused))).toMatchObject({ canAppeal: true, refusal: 'Nu' })
    expect(standingOf(thing('check', { ...refused, appeal: 'Ba da' })).canAppeal).toBe(false)
    expect(standingOf(thing('check', { state: 'waiting', appeal: 'Ba da' })).state).toBe('sent.state.again')
  })
  test('an edit is taken back while it waits alone, a comment also later', () => {
    expect(standingOf(thing('edit', { state: 'waiting', appeal: '', answer: '' })).canWithdraw).toBe(true)
    expect(standingOf(thing('edit', { state: 'published', appeal: '', answer: '' })).canWithdraw).toBe(false)
    expect(standingOf(thing('comment', { state: 'published' })).canWithdraw).toBe(true)
  })
  test('a report that was answered says so', () => {
    expect(standingOf(thing('report', { state: 'published', status: 'closed' })).state).toBe(
      'sent.state.closed',
    )
    expect(standingOf(thing('report', { state: 'published', status: 'open' })).state).toBe(
      'sent.state.published',
    )
  })
})

test('a title in two languages is one field', () => {
  expect(fieldsOf({ title_ro: 'a', title_en: 'b', step_free: 'yes' }, null)).toHaveLength(2)
})
