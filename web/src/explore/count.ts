import { defaultStages, type Filter } from '../url'

/** How many filters narrow the list besides the text. */
export function countFilters(filter: Filter): number {
  const { kinds, neighbourhoods, programmes, organisations, projects } = filter
  const lists = [kinds, neighbourhoods, programmes, organisations, projects]
  const stages = String(filter.stages) === String(defaultStages) ? 0 : 1
  return (
    lists.reduce((n, list) => n + list.length, 0) +
    stages +
    (filter.stepFree ? 1 : 0) +
    (filter.river ? 1 : 0)
  )
}
