import type { JoinName, JoinVerdict } from '#shared/vocabulary/join.ts'
import { compareRanks, compareRules, type Rule, rankOf } from './compare-rules.ts'
import { foldObserved } from './fold-observed.ts'
import { isExact, matchFolded } from './match-pattern.ts'

type Ranked = {
  readonly rule: Rule
  readonly rank: readonly number[]
  readonly fits: (name: string) => boolean
}

const noRule: JoinVerdict = { to: null, why: 'noRule', rules: [], because: 'No rule fits it.' }

/** What rules make of a name. */
export const joinOf = (name: JoinName, rules: readonly Rule[]): JoinVerdict =>
  openJoinOf(rules)(name)

/** The same for many names: rules are brought into their order once. */
export function openJoinOf(rules: readonly Rule[]): (name: JoinName) => JoinVerdict {
  const ranked = rules
    .toSorted(compareRules)
    .map((rule): Ranked => ({ rule, rank: rankOf(rule), fits: matchFolded(rule.pattern) }))
  const exact = Map.groupBy(
    ranked.filter(({ rule }) => isExact(rule.pattern)),
    ({ rule }) => `${rule.of} ${foldObserved(rule.pattern)}`,
  )
  const starred = Map.groupBy(
    ranked.filter(({ rule }) => !isExact(rule.pattern)),
    ({ rule }) => rule.of,
  )
  return (name) => {
    const folded = { ...name, name: foldObserved(name.name) }
    const spelt = exact.get(`${name.of} ${folded.name}`) ?? []
    return decide(folded, spelt) ?? decide(folded, starred.get(name.of) ?? []) ?? noRule
  }
}

/** Those that fit are met in their order; `undefined` where none does. */
function decide(
  { source, name: folded }: JoinName,
  ranked: readonly Ranked[],
): JoinVerdict | undefined {
  const fits = ({ rule, fits }: Ranked) =>
    (rule.source === null || rule.source === source) && fits(folded)
  const first = ranked.find(fits)
  if (!first) return undefined
  const equal = ranked.filter((one) => compareRanks(one.rank, first.rank) === 0 && fits(one))
  const contradicted = equal.some(({ rule }) => rule.to !== first.rule.to)
  return contradicted ? ambiguous(equal) : joined(first.rule)
}

const joined = ({ id, to, pattern }: Rule): JoinVerdict => ({
  ...{ to, why: 'rule', rules: [id] },
  because: isExact(pattern) ? `It is ${pattern}.` : `It fits ${pattern}.`,
})

/** Nobody can say which of them is meant, so none is followed. */
const ambiguous = (equal: readonly Ranked[]): JoinVerdict => ({
  ...{ to: null, why: 'ambiguous', rules: equal.map(({ rule }) => rule.id) },
  because: `Rules that count the same contradict each other: ${[
    ...new Set(equal.map(({ rule }) => rule.pattern)),
  ].join(', ')}.`,
})
