import { expect, test } from 'vitest'
import type { Comment } from '../api/types'
import { countOf, threadsOf, withComment } from './threads'

function comment(id: number, parent?: number, state: Comment['state'] = 'published'): Comment {
  const rest = {
    place_id: 1,
    author: 'Ana',
    organisation: null,
    official: false,
    text: 'x',
    own: false,
    created_at: '',
  }
  return { id, state, ...rest, ...(parent && { parent }) }
}
const shape = (comments: readonly Comment[]) =>
  threadsOf(comments).map((t) => [t.first.id, ...t.answers.map((a) => a.id)])

test('threads are read from a flat list', () => {
  expect(shape([comment(7), comment(8, 7), comment(9, 7), comment(3), comment(2), comment(4, 2)])).toEqual([
    [7, 8, 9],
    [3],
    [2, 4],
  ])
})

test('what was taken back stays only for its answers', () => {
  const gone = [comment(7, undefined, 'withdrawn'), comment(3, undefined, 'withdrawn'), comment(4, 3)]
  expect(shape(gone)).toEqual([[3, 4]])
  expect(shape([comment(3), comment(4, 3, 'withdrawn')])).toEqual([[3]])
})

test('a new comment finds its place', () => {
  const list = [comment(7), comment(8, 7), comment(3)]
  expect(shape(withComment(list, comment(9)))).toEqual([[9], [7, 8], [3]])
  expect(shape(withComment(list, comment(9, 7)))).toEqual([[7, 8, 9], [3]])
  expect(shape(withComment(list, comment(9, 3)))).toEqual([
    [7, 8],
    [3, 9],
  ])
  expect(withComment(list, comment(8, 7, 'refused'))[1]?.state).toBe('refused')
})

test('only what everybody can read is counted', () => {
  expect(countOf(threadsOf([comment(7), comment(8, 7, 'waiting'), comment(3, undefined, 'refused')]))).toBe(1)
})
