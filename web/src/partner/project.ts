import { api, take } from '../api/client'
import { Problem, type ProblemBody } from '../api/problem'
import type { Project, Tag, TagRole, Text } from '../api/types'
import { formatPeriod } from '../i18n/format'
import { t } from '../i18n/t'
import { address } from '../state/address.svelte'
import { session } from '../state/session.svelte'
import { site } from '../state/site.svelte'

export const tagRoles: readonly TagRole[] = ['site', 'venue', 'route_stop', 'inspiration']

/** Whether who is signed in may change what this organisation does. The server decides; this is for offering it. */
export function mayActFor(organisation: string): boolean {
  const member = session.account?.memberships.some((m) => m.slug === organisation) ?? false
  return member || session.may('edit_projects')
}

/** A project with the ETag of the state it was read in. */
export interface Read {
  project: Project
  etag: string
}

export async function readProject(id: number): Promise<Read> {
  const params = { path: { projectId: id } }
  const { data, error, response } = await api.GET('/api/projects/{projectId}', { params })
  if (!data) throw new Problem(response.status, (error ?? {}) as Partial<ProblemBody>)
  return { project: data, etag: response.headers.get('ETag') ?? '' }
}

export async function readTags(project: number): Promise<Tag[]> {
  const params = { path: { projectId: project } }
  return (await take(api.GET('/api/projects/{projectId}/tags', { params }))).tags
}

/** The organisations in whose name one may act: one's own, for administrators all. */
export async function ownOrganisations(): Promise<{ slug: string; title: string }[]> {
  if (!session.may('edit_projects')) return session.account?.memberships ?? []
  return (await take(api.GET('/api/organisations'))).organisations
}

/** A period in words; "" when neither end is known. */
export function periodWords(period: { starts?: string; ends?: string } | undefined): string {
  return formatPeriod(period?.starts || undefined, period?.ends || undefined, address.language)
}

/** When a place is in use: the tie's own period, else its project's; "no dates" when neither is known. */
export function tiePeriodWords(
  tie: { starts?: string; ends?: string },
  project: { starts?: string; ends?: string } | null,
): string {
  return periodWords(tie) || periodWords(project ?? undefined) || t('partner.noDates')
}

/** The programme's own title where the site knows it, since a reference carries one language only. */
export function programmeTitle(named: { slug: string; title: Text } | null): Text | undefined {
  return named ? (site.programmeTitle(named.slug) ?? named.title) : undefined
}
