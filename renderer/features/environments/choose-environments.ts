import type { Sort } from '#renderer/design/table/column.ts'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'
import { readSort, type SortKey, sortRows } from '#renderer/design/table/sort-rows.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { sharingWord } from './environment-words.ts'

/** What the address narrows the list of environments down to. */
export type EnvironmentFilter = {
  readonly words: string
  readonly retired: 'without' | 'with' | 'only'
  readonly sort: Sort
}

type Query = Readonly<Record<string, string>>

const sortedBy = ['stage', 'name', 'region', 'tier', 'sharing', 'capacity'] as const

/** In promotion order, unless another is asked for. */
export const readEnvironmentFilter = ({ words, retired, sort }: Query): EnvironmentFilter => ({
  words: words ?? '',
  retired: retired === 'with' || retired === 'only' ? retired : 'without',
  sort: readSort(sort, { columns: sortedBy, otherwise: { by: 'stage', order: 'ascending' } }),
})

export function chooseEnvironments(
  environments: readonly Environment[],
  { words, retired, sort }: EnvironmentFilter,
): readonly Environment[] {
  const matches = wordsMatcher(words)
  const chosen = environments.filter(
    ({ name, region, sharing, retired: isRetired }) =>
      (retired === 'with' || isRetired === (retired === 'only')) &&
      matches(foldText(`${name}\n${region ?? ''}\n${sharing}`)),
  )
  const byName = sortRows(chosen, { sort: { by: 'name', order: 'ascending' }, keyOf })
  return sortRows(byName, { sort, keyOf })
}

function keyOf(environment: Environment, by: string): SortKey {
  const { name, stage, region, tier, sharing, capacity } = environment
  switch (by) {
    case 'stage':
      return stage
    case 'region':
      return region
    case 'tier':
      return tier
    case 'sharing':
      return sharingWord(sharing)
    case 'capacity':
      return capacity
    default:
      return name
  }
}
