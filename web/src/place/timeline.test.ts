import { describe, expect, test } from 'vitest'
import type { Assessment, Revision, Step } from '../api/types'
import { changedSince, editsOf } from './edits'
import { entriesOf, lastAnswer, lastRequest, mixed, stepKey } from './timeline'

let serial = 0
const step = (line: Step['line'], from: string, to: string, more: Partial<Step> = {}): Step => ({
  id: ++serial,
  line,
  from,
  to,
  at: `2026-05-${String(serial).padStart(2, '0')}T10:00:00Z`,
  author: 'Ana',
  organisation: null,
  reason: '',
  correction: false,
  ...more,
})
const revision = (version: number, properties: Revision['properties'], reason = ''): Revision => ({
  place_id: 1,
  version,
  operation: version === 1 ? 'create' : 'update',
  at: `2026-06-0${version}T10:00:00Z`,
  author: 'Ana',
  reason,
  properties,
  geometry: { type: 'Point', coordinates: [1, 2] },
})
const began = () => [
  step('publication', '', 'submitted', { reason: 'De ce nu' }),
  step('decision', '', 'received', { reason: 'De ce nu' }),
  step('life', '', 'idea', { reason: 'De ce nu' }),
]

describe('the timeline', () => {
  test('begins once, with why it was proposed', () => {
    const entries = entriesOf(began(), [])
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ head: 'step.begun.proposed', author: 'Ana', reason: 'De ce nu' })
  })

  test('of a place without steps begins with its first revision', () => {
    const entries = entriesOf([], [revision(2, {}), revision(1, {})])
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ head: 'step.begun.added', at: '2026-06-01T10:00:00Z' })
  })

  test('of a place that nothing is known of is empty', () => {
    expect(entriesOf([], [])).toEqual([])
  })

  test('marks a correction, and the answer that it corrects', () => {
    const steps = [
      ...began(),
      step('decision', 'under_review', 'accepted', { reason: 'Da' }),
      step('life', 'idea', 'planned'),
      step('decision', 'accepted', 'declined', { reason: 'Nu', correction: true }),
    ]
    const told = entriesOf(steps, []).map((e) => [e.official, e.superseded, e.correction])
    expect(told).toEqual([
      [false, false, false],
      [true, true, false],
      [false, false, false],
      [true, false, true],
    ])
  })

  test('tells what only its author and staff see', () => {
    const steps = [
      step('publication', 'submitted', 'needs_changes', { reason: 'Unde?' }),
      step('publication', 'needs_changes', 'submitted'),
      step('publication', 'submitted', 'published'),
    ]
    expect(entriesOf(steps, []).map((e) => e.hidden)).toEqual([true, true, false])
  })

  test('has its own words for a way back', () => {
    expect(stepKey('at', 'life', 'paused', 'live')).toBe('step.at.life.paused.live')
    expect(stepKey('at', 'life', 'planned', 'live')).toBe('step.at.life.live')
    expect(stepKey('do', 'publication', 'hidden', 'submitted')).toBe('step.do.publication.hidden.submitted')
  })
})

describe('what holds now', () => {
  test('is the last decision if it is an answer', () => {
    const answer = step('decision', 'under_review', 'declined', { reason: 'Nu' })
    expect(lastAnswer([...began(), answer])).toBe(answer)
    expect(lastAnswer([...began(), step('decision', 'received', 'screening')])).toBeUndefined()
    const reopened = step('decision', 'merged', 'under_review')
    expect(lastAnswer([step('decision', 'received', 'merged'), reopened])).toBeUndefined()
  })

  test('is what a moderator asked for, until it is handed in again', () => {
    const request = step('publication', 'submitted', 'needs_changes', { reason: 'Unde?' })
    expect(lastRequest([...began(), request])).toBe(request)
    expect(lastRequest([request, step('publication', 'needs_changes', 'submitted')])).toBeUndefined()
  })
})

describe('the edits', () => {
  const a = revision(1, { title_ro: 'A', publication: 'submitted' })
  const b = revision(2, { title_ro: 'A', publication: 'needs_changes' }, 'Unde?')
  const c = revision(3, { title_ro: 'B', publication: 'needs_changes' }, 'Am scris unde')
  const d = revision(4, { title_ro: 'C', publication: 'published' }, 'Din grabă')

  test('leave out what the timeline tells', () => {
    expect(editsOf([d, c, b, a])).toMatchObject([
      { version: 4, fields: ['title'], reason: '' },
      { version: 3, fields: ['title'], reason: 'Am scris unde' },
    ])
  })

  test('tell whether something was changed since', () => {
    expect(changedSince([b, a], b.at)).toBe(false)
    expect(changedSince([c, b, a], b.at)).toBe(true)
  })
})

describe('notes of the staff', () => {
  const note = (id: number, created_at: string): Assessment => ({
    ...{ id, created_at, uuid: '', place_id: 1, author: 'Ana' },
    ...{ feasibility: '', cost: '', competence: '', note: 'Da' },
  })
  test('stand where they were made among the steps', () => {
    const entries = entriesOf(
      [
        step('decision', 'received', 'screening', { at: '2026-05-02T10:00:00Z' }),
        step('decision', 'screening', 'declined', { at: '2026-05-04T10:00:00Z' }),
      ],
      [],
    )
    const notes = [
      note(1, '2026-05-01T10:00:00Z'),
      note(2, '2026-05-03T12:00:00+02:00'),
      note(3, '2026-05-05T10:00:00Z'),
    ]
    const rows = mixed(entries, notes).map((row) => (row.note ? row.note.id : row.entry.at.slice(0, 10)))
    expect(rows).toEqual([1, '2026-05-02', 2, '2026-05-04', 3])
  })
})
