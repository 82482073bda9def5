// A table of ties: sent to be read, and what of it may be written.
import { api, take } from '../api/client'
import type { TagLine } from '../api/types'

export async function readTable(project: number, text: string): Promise<TagLine[]> {
  const answer = await take(
    api.POST('/api/projects/{projectId}/tags/reading', {
      params: { path: { projectId: project } },
      body: text,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'text/csv' },
    }),
  )
  return answer.lines
}

/** Chooses which of its candidates a line means. */
export function chosen(line: TagLine, place: number): TagLine {
  const problems = line.problems.filter((problem) => problem.field !== 'place')
  return { ...line, tag: { ...line.tag, place_id: place }, problems }
}

/** The lines that can be written as they are: right, and each tie once. */
export function rightLines(lines: readonly TagLine[]): TagLine[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    const tie = `${line.tag.place_id} ${line.tag.role}`
    if (line.problems.length > 0 || line.tag.place_id === 0 || seen.has(tie)) return false
    seen.add(tie)
    return true
  })
}
