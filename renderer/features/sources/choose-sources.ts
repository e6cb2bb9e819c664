import type { Sort } from '#renderer/design/table/column.ts'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'
import { readSort, type SortKey, sortRows } from '#renderer/design/table/sort-rows.ts'
import type { StandingSource } from './source.ts'
import { needsSomebody, rankOf } from './source-words.ts'

/** What the address narrows the list of sources down to. */
export type SourceFilter = {
  readonly words: string
  readonly show: 'all' | 'needing'
  readonly sort: Sort
}

type Query = Readonly<Record<string, string>>

const sortedBy = ['name', 'kind', 'standing', 'asOf', 'nextAt'] as const

export const readSourceFilter = ({ words, show, sort }: Query): SourceFilter => ({
  words: words ?? '',
  show: show === 'needing' ? show : 'all',
  sort: readSort(sort, { columns: sortedBy, otherwise: { by: 'name', order: 'ascending' } }),
})

export function chooseSources(
  sources: readonly StandingSource[],
  { words, show, sort }: SourceFilter,
): readonly StandingSource[] {
  const matches = wordsMatcher(words)
  const chosen = sources.filter(
    (source) =>
      (show === 'all' || needsSomebody(source)) &&
      matches(foldText(`${source.name}\n${source.kind}\n${source.baseUrl}`)),
  )
  const byName = sortRows(chosen, { sort: { by: 'name', order: 'ascending' }, keyOf })
  return sortRows(byName, { sort, keyOf })
}

function keyOf(source: StandingSource, by: string): SortKey {
  switch (by) {
    case 'kind':
      return source.kind
    case 'standing':
      return rankOf(source.standing)
    case 'asOf':
      return source.asOf
    case 'nextAt':
      return source.nextAt
    default:
      return source.name
  }
}
