import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { standingRule } from './judge-draft.ts'

/** Answers the rule as it stood. */
export function removeRule(input: InputOf<'joins.remove'>, work: Work): OutputOf<'joins.remove'> {
  const rule = standingRule(work, input)
  work.record('join.ruleRemoved', rule.id, {}, { reason: input.reason ?? null })
  return rule
}
