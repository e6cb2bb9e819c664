import type { Sort } from '#renderer/design/table/column.ts'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'
import { readSort, type SortKey, sortRows } from '#renderer/design/table/sort-rows.ts'
import { compareRules } from '#shared/domain/joins/compare-rules.ts'
import { JoinOf } from '#shared/vocabulary/join.ts'
import type { ListedRule } from '../join.ts'

export type RuleFilter = {
  readonly words: string
  readonly of: JoinOf | undefined
  readonly sort: Sort
}

type Query = Readonly<Record<string, string>>

const columns = ['counts', 'pattern', 'to', 'source', 'names', 'addedAt'] as const

export const readRuleFilter = ({ words, of, sort }: Query): RuleFilter => ({
  words: words ?? '',
  of: JoinOf.safeParse(of).data,
  sort: readSort(sort, { columns, otherwise: { by: 'counts', order: 'ascending' } }),
})

type Names = {
  readonly to: (rule: ListedRule) => string
  readonly source: (rule: ListedRule) => string
}

/** Those that are asked for; without another wish in the order in which they count. */
export function chooseRules(
  rules: readonly ListedRule[],
  { words, of, sort, names }: RuleFilter & { readonly names: Names },
): readonly ListedRule[] {
  const matches = wordsMatcher(words)
  const inOrder = rules
    .toSorted((a, b) => (a.of === b.of ? compareRules(a, b) : a.of === 'project' ? -1 : 1))
    .filter(
      (rule) =>
        (of === undefined || rule.of === of) &&
        matches(foldText(`${rule.pattern}\n${names.to(rule)}\n${names.source(rule)}`)),
    )
  if (sort.by === 'counts') return sort.order === 'ascending' ? inOrder : inOrder.toReversed()
  return sortRows(inOrder, { sort, keyOf: (rule, by) => keyOf(rule, { by, names }) })
}

function keyOf(rule: ListedRule, { by, names }: { by: string; names: Names }): SortKey {
  switch (by) {
    case 'to':
      return names.to(rule)
    case 'source':
      return names.source(rule)
    case 'names':
      return rule.names
    case 'addedAt':
      return rule.addedAt
    default:
      return rule.pattern
  }
}
