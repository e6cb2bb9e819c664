import type { JoinRule } from '#shared/vocabulary/join.ts'
import { isExact, tokensOf } from './match-pattern.ts'

export type Rule = Omit<JoinRule, 'version'>

/**
 * Which rule goes before which: an exact one before one with stars, then one of this very source, then
 * the one that spells out more, then fewer `**`, then fewer `*`, then the lower order. Ranks are compared
 * number by number, so that rules are ordered as the numbers are: any two of them, and without circles.
 */
export function rankOf({ pattern, source, order }: Rule): readonly number[] {
  const tokens = tokensOf(pattern)
  const deep = tokens.filter((token) => token === '**').length
  const stars = tokens.filter((token) => token === '*').length
  return [
    isExact(pattern) ? 0 : 1,
    source === null ? 1 : 0,
    deep + stars - tokens.length,
    deep,
    stars,
    order,
  ]
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at === -1 ? 0 : a[at]! - b[at]!
}

/** A total order: rules of one rank go by their ids, which are never the same. */
export const compareRules = (a: Rule, b: Rule): number =>
  compareRanks(rankOf(a), rankOf(b)) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
