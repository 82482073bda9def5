// A project as a form holds it: every field a text, so that nothing typed is lost before it is right.
import type { Life, Project, Text } from '../api/types'
import { normalPeriod, periodBody, periodFaults, type Period, type PeriodFaults } from './period'

export interface ProjectDraft {
  organisation: string
  programme: string
  titleRo: string
  titleEn: string
  summaryRo: string
  summaryEn: string
  goalsRo: string
  goalsEn: string
  budget: string
  /** Slugs of organisations that take part. */
  partners: string[]
  /** One line for each: name, part. */
  people: string
  period: Period
  life: Life
  website: string
  source: string
}

export function emptyDraft(organisation = ''): ProjectDraft {
  return {
    organisation,
    programme: '',
    titleRo: '',
    titleEn: '',
    summaryRo: '',
    summaryEn: '',
    goalsRo: '',
    goalsEn: '',
    budget: '',
    partners: [],
    people: '',
    period: { starts: '', ends: '' },
    life: 'planned',
    website: '',
    source: '',
  }
}

export function draftOf(project: Project): ProjectDraft {
  return {
    organisation: project.organisation.slug,
    programme: project.programme?.slug ?? '',
    titleRo: project.title.ro ?? '',
    titleEn: project.title.en ?? '',
    summaryRo: project.summary.ro ?? '',
    summaryEn: project.summary.en ?? '',
    goalsRo: project.goals.ro ?? '',
    goalsEn: project.goals.en ?? '',
    budget: project.budget,
    partners: project.partners.map((partner) => partner.slug),
    people: project.people.map(({ name, part }) => (part ? `${name}, ${part}` : name)).join('\n'),
    period: { starts: project.starts ?? '', ends: project.ends ?? '' },
    life: project.life,
    website: project.website,
    source: project.source,
  }
}

/** What can be told to be wrong without asking the server. */
export function draftFaults(draft: ProjectDraft): PeriodFaults {
  return periodFaults(normalPeriod(draft.period))
}

/** The body that opens a project; what is empty is left out. */
export function openBody(draft: ProjectDraft) {
  const { organisation, programme, life } = draft
  const [website, source] = [draft.website.trim(), draft.source.trim()]
  const summary = textOf(draft.summaryRo, draft.summaryEn)
  const goals = textOf(draft.goalsRo, draft.goalsEn)
  const budget = draft.budget.trim()
  const people = peopleOf(draft.people)
  return {
    organisation,
    title: textOf(draft.titleRo, draft.titleEn),
    life,
    ...(programme && { programme }),
    ...(Object.keys(summary).length > 0 && { summary }),
    ...(Object.keys(goals).length > 0 && { goals }),
    ...(budget && { budget }),
    ...(draft.partners.length > 0 && { partners: draft.partners }),
    ...(people.length > 0 && { people }),
    ...periodBody(normalPeriod(draft.period)),
    ...(website && { website }),
    ...(source && { source }),
  }
}

/** The merge patch (RFC 7396) of what was changed; what others changed meanwhile in other fields stays. */
export function patchBody(before: ProjectDraft, after: ProjectDraft) {
  const was = normalPeriod(before.period)
  const now = normalPeriod(after.period)
  return {
    ...(after.programme !== before.programme && { programme: after.programme || null }),
    ...(after.life !== before.life && { life: after.life }),
    ...textPatch('title', before.titleRo, after.titleRo, before.titleEn, after.titleEn),
    ...textPatch('summary', before.summaryRo, after.summaryRo, before.summaryEn, after.summaryEn),
    ...textPatch('goals', before.goalsRo, after.goalsRo, before.goalsEn, after.goalsEn),
    ...(after.budget.trim() !== before.budget && { budget: after.budget.trim() || null }),
    ...(String(after.partners) !== String(before.partners) && { partners: after.partners }),
    ...(after.people.trim() !== before.people && { people: peopleOf(after.people) }),
    ...(now.starts !== was.starts && { starts: now.starts || null }),
    ...(now.ends !== was.ends && { ends: now.ends || null }),
    ...(after.website.trim() !== before.website && { website: after.website.trim() || null }),
    ...(after.source.trim() !== before.source && { source: after.source.trim() || null }),
  }
}

/** The part of a merge patch that a text in two languages needs; {} when it is as it was. */
export function textPatch<K extends string>(name: K, roWas: string, ro: string, enWas: string, en: string) {
  const text = {
    ...(ro.trim() !== roWas && { ro: ro.trim() || null }),
    ...(en.trim() !== enWas && { en: en.trim() || null }),
  }
  return Object.keys(text).length > 0 ? ({ [name]: text } as Record<K, Record<string, string | null>>) : {}
}

/** The people of lines such as "Ioana Țurcan, artistă". */
export function peopleOf(lines: string): { name: string; part?: string }[] {
  return lines.split('\n').flatMap((line) => {
    const [name, ...rest] = line.split(',')
    const part = rest.join(',').trim()
    return name!.trim() ? [{ name: name!.trim(), ...(part && { part }) }] : []
  })
}

export function textOf(ro: string, en: string): Text {
  return { ...(ro.trim() && { ro: ro.trim() }), ...(en.trim() && { en: en.trim() }) }
}
