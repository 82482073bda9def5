import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Line, Offer } from '../api/types'
import { en } from '../i18n/en'
import { stepKey } from '../place/timeline'
import { arrange, isGrave, offerName, reasonWords, type Standing } from './offers'

const offer = (line: Line, to: string, reason = false): Offer => ({ line, to, reason })
const standing: Standing = { publication: 'published', decision: 'under_review', life: 'idea' }

describe('the next step', () => {
  test('is the usual way onwards, the others stand by line, the gravest last', () => {
    const offers = [
      offer('publication', 'archived'),
      offer('decision', 'accepted'),
      offer('decision', 'declined', true),
    ]
    const { primary, groups } = arrange(offers, standing)
    expect(primary).toBe(offers[1])
    expect(groups).toEqual([
      { line: 'decision', offers: [offers[2]] },
      { line: 'publication', offers: [offers[0]] },
    ])
  })

  test('of what waits is to publish it, before anything is decided', () => {
    const waiting: Standing = { publication: 'submitted', decision: 'received', life: 'idea' }
    const offers = [offer('decision', 'screening'), offer('publication', 'published')]
    expect(arrange(offers, waiting).primary?.to).toBe('published')
  })

  test('is none where a place is as it should be', () => {
    const { primary, groups } = arrange([offer('life', 'ended')], { ...standing, decision: '', life: 'live' })
    expect(primary).toBeUndefined()
    expect(groups).toHaveLength(1)
  })

  test('nothing is offered to who may do nothing', () => {
    expect(arrange([], standing)).toEqual({ primary: undefined, groups: [] })
  })
})

describe('words', () => {
  test('a second answer is a correction', () => {
    expect(offerName(offer('decision', 'declined'), { ...standing, decision: 'accepted' })).toEqual({
      key: 'step.do.corrected',
      state: 'declined',
    })
  })

  test('who reads the reason is said', () => {
    expect(reasonWords(offer('decision', 'accepted'), standing).hint).toBe('step.reason.decisionHint')
    expect(reasonWords(offer('publication', 'hidden'), standing).hint).toBe('step.reason.privateHint')
    expect(reasonWords(offer('life', 'ended'), standing).hint).toBe('step.reason.publicHint')
  })

  test('what takes something away is grave', () => {
    expect(
      ['hidden', 'withdrawn', 'archived', 'accepted'].map((to) => isGrave(offer('decision', to))),
    ).toEqual([true, true, true, false])
  })
})

// The table of the domain, so that a step that is added there without words here is found.
const source = readFileSync('../geo/transition.go', 'utf8')
const table = /const transitions = `([^`]+)`/.exec(source)![1]!
const steps = [...table.matchAll(/^(\w+) +(\w+) +(\w+)/gm)].map((m) => m.slice(1) as [Line, string, string])

describe('every step of the table', () => {
  test('is read', () => expect(steps.length).toBeGreaterThan(60))

  test.each(steps)('%s from %s to %s has its words', (line, from, to) => {
    expect(Object.keys(en)).toContain(stepKey('at', line, from, to))
    const answered: Standing = { ...standing, [line]: from }
    expect(Object.keys(en)).toContain(offerName(offer(line, to), answered).key)
    expect(Object.keys(en)).toContain(reasonWords(offer(line, to), answered).label)
  })

  test.each(steps)('the usual way on from %s %s is in the table', (line, from) => {
    const onwards = steps.filter(([l, f]) => l === line && f === from).map(([l, , to]) => offer(l, to))
    const { primary } = arrange(onwards, {
      ...standing,
      publication: 'archived',
      decision: 'withdrawn',
      life: 'live',
      [line]: from,
    })
    if (primary) expect(onwards).toContain(primary)
    expect(
      arrange(onwards, { ...standing, [line]: from }).groups.flatMap((g) => g.offers).length,
    ).toBeGreaterThanOrEqual(onwards.length - 1)
  })
})
