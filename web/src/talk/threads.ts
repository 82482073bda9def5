import type { Comment } from '../api/types'

export interface Thread {
  first: Comment
  answers: Comment[]
}

/** The threads of a list in which each first comment is followed by its answers. One that is gone without answers is left out. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads: Thread[] = []
  for (const comment of comments) {
    if (!comment.parent) threads.push({ first: comment, answers: [] })
    else if (comment.state !== 'withdrawn' && threads.at(-1)?.first.id === comment.parent)
      threads.at(-1)?.answers.push(comment)
  }
  return threads.filter((t) => t.first.state !== 'withdrawn' || t.answers.length > 0)
}

/** The list with a comment in its place: where it was, as the newest thread, or as the last answer of its thread. */
export function withComment(comments: readonly Comment[], comment: Comment): Comment[] {
  if (comments.some((c) => c.id === comment.id))
    return comments.map((c) => (c.id === comment.id ? comment : c))
  if (!comment.parent) return [comment, ...comments]
  const last = comments.findLastIndex((c) => c.id === comment.parent || c.parent === comment.parent)
  return comments.toSpliced(last + 1, 0, comment)
}

/** How many there are to be read. */
export function countOf(threads: readonly Thread[]): number {
  const readable = (c: Comment) => c.state === 'published'
  return threads.reduce((n, t) => n + [t.first, ...t.answers].filter(readable).length, 0)
}
