import { expect, test } from 'vitest'
import { isStarted, newDraft, readDraft, type Draft } from './draft'
import { addVertex, emptySketch } from './sketch'

const draft: Draft = {
  ...newDraft('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
  kind: 'riverside',
  category: 'quay',
  sketch: addVertex(emptySketch('Point'), [21.2257, 45.7537]),
  title: { ro: 'Treptele', en: '' },
  amenities: ['bench'],
  stepFree: 'limited',
  dismissed: [7],
  keptAt: '2026-11-23T20:15:00.000Z',
}

test('a kept draft comes back as it was, with the identifier that makes a retry harmless', () => {
  expect(readDraft(JSON.stringify(draft), 'other')).toEqual(draft)
})

test.each([
  ['nothing', null],
  ['no JSON', '{"kind":'],
  ['no object', '"text"'],
  ['null', 'null'],
])('%s gives a new draft', (_what, text) => {
  expect(readDraft(text, 'id')).toEqual(newDraft('id'))
})

test('what is not understood is left out, the rest is kept', () => {
  const kept = {
    ...draft,
    kind: 'castle',
    stepFree: 7,
    amenities: ['bench', 3],
    sketch: { shape: 'Polygon', vertices: [[21, 200]], done: true },
  }
  const read = readDraft(JSON.stringify(kept), 'id')
  expect(read).toMatchObject({ kind: '', stepFree: '', amenities: ['bench'], title: draft.title })
  expect(read.sketch.vertices).toEqual([])
})

test('a ring with too few corners is not finished, whatever was kept', () => {
  const sketch = { shape: 'Polygon', vertices: [[21, 45]], done: true }
  expect(readDraft(JSON.stringify({ sketch }), 'id').sketch.done).toBe(false)
})

test('a draft is worth asking about once anything was chosen, drawn or written', () => {
  expect(isStarted(newDraft('id'))).toBe(false)
  expect(isStarted({ ...newDraft('id'), title: { ro: '', en: 'Steps' } })).toBe(true)
  expect(isStarted(draft)).toBe(true)
})
