// Writing ties between a project and places, so that each write can be taken back.
import { api, take } from '../api/client'
import { asProblem } from '../api/problem'
import type { Clash, Tag, TagRole } from '../api/types'
import { mergePatch } from '../people/merge'
import type { Batch } from './clashes'
import { periodBody } from './period'

/** What a tie says besides its place. An empty date means the project's own. */
export interface Tie {
  role: TagRole
  starts?: string
  ends?: string
  note?: string
}

/** What would stand in the way; writes nothing. */
export async function clashesOf(project: number, places: number[], tie: Tie): Promise<Clash[]> {
  return (await post(project, places, tie, true)).clashes
}

/** Ties places batch by batch. The server writes each batch whole or not at all. */
export async function tie(
  project: number,
  batches: readonly Batch[],
  rest: { role: TagRole; note: string },
  written: (tags: Tag[], clashes: Clash[]) => void,
): Promise<void> {
  for (const { places, starts, ends } of batches) {
    const { tags, clashes } = await post(project, places, { ...rest, starts, ends }, false)
    written(tags, clashes)
  }
}

function post(project: number, places: number[], tie: Tie, dryRun: boolean) {
  const { role, note, starts = '', ends = '' } = tie
  const body = { places, role, ...periodBody({ starts, ends }), ...(note && { note }), dry_run: dryRun }
  return take(api.POST('/api/projects/{projectId}/tags', { params: { path: { projectId: project } }, body }))
}

/** Gives a tie the role, period and note as said; what is empty is taken away (RFC 7396). */
export async function changeTag(id: number, { role, starts, ends, note }: Tie): Promise<void> {
  const body = { role, starts: starts || null, ends: ends || null, note: note || null }
  await take(api.PATCH('/api/tags/{tagId}', { params: { path: { tagId: id } }, body, ...mergePatch }))
}

export async function untie(id: number): Promise<void> {
  await take(api.DELETE('/api/tags/{tagId}', { params: { path: { tagId: id } } }))
}

/** Ties a place as it was tied before. */
export async function tieAgain(tag: Tag): Promise<void> {
  await post(tag.project_id, [tag.place_id], tag, false)
}

/** Takes written ties back: those that were there before become as they were, the others go. */
export async function revertTies(written: readonly Tag[], before: readonly Tag[]): Promise<void> {
  for (const tag of written) {
    const old = before.find((b) => b.id === tag.id)
    if (old) await changeTag(tag.id, old)
    else await untie(tag.id).catch(unlessGone)
  }
}

// Somebody else may have untied it meanwhile, which is what was wanted.
function unlessGone(thrown: unknown): void {
  if (asProblem(thrown)?.status !== 404) throw thrown
}
