import { formatDate } from '../i18n/format'
import { inLanguage, t, word } from '../i18n/t'
import { address } from '../state/address.svelte'
import { stretchTitle } from '../river/stretch'
import { site } from '../state/site.svelte'
import { defaultStages, noStretch, stages, type Filter } from '../url'

/** One filter that is on: its words, and the filters without it. */
export interface Chip {
  key: string
  label: string
  without: Partial<Filter>
}

export function chipsOf(filter: Filter): Chip[] {
  const { kinds, neighbourhoods, programmes, organisations, projects } = filter
  const chips = [
    ...each('kinds', kinds, (kind) => word('kinds', kind)),
    ...each('neighbourhoods', neighbourhoods, (slug) => site.neighbourhoodTitle(slug)),
    ...each('programmes', programmes, (slug) => inLanguage(site.programmeTitle(slug)) || slug),
    ...each('organisations', organisations, (slug) => t('explore.organisation', { name: slug })),
    ...each('projects', projects, () => t('explore.project')),
  ]
  if (String(filter.stages) !== String(defaultStages)) {
    const all = filter.stages.length === stages.length
    const label = all ? t('explore.allStages') : filter.stages.map((s) => word('stage', s)).join(' + ')
    chips.push({ key: 'stages', label, without: { stages: [...defaultStages] } })
  }
  if (filter.stepFree) {
    chips.push({ key: 'stepFree', label: t('explore.stepFree'), without: { stepFree: false } })
  }
  if (filter.asOf) {
    const label = t('past.chip', { date: formatDate(filter.asOf, address.language) })
    chips.push({ key: 'asOf', label, without: { asOf: '' } })
  }
  if (filter.river) chips.push(stretchChip(filter))
  return chips
}

function stretchChip(filter: Filter): Chip {
  return { key: 'stretch', label: stretchTitle(filter), without: noStretch }
}

function each<T extends string | number>(
  name: keyof Filter,
  values: T[],
  label: (value: T) => string,
): Chip[] {
  return values.map((value) => ({
    key: `${name}:${value}`,
    label: label(value),
    without: { [name]: values.filter((v) => v !== value) },
  }))
}
