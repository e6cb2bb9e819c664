import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import {
  refuseRuledAlready,
  refuseUnknownSource,
  refuseUnknownTarget,
  standingRule,
} from './judge-draft.ts'

export function changeRule(input: InputOf<'joins.change'>, work: Work): OutputOf<'joins.change'> {
  const rule = standingRule(work, input)
  const changed = changedFields(rule, input.changes)
  if (!changed) throw new Refusal('joins/nothing-changed', 'The rule is like that already.')
  const after = { ...rule, ...changed.to }
  if (changed.to.source !== undefined) refuseUnknownSource(work, after.source)
  if (changed.to.to !== undefined) refuseUnknownTarget(work, after)
  refuseRuledAlready(work, after, rule.id)
  work.record('join.ruleChanged', rule.id, changed)
  return work.joins.find(rule.id)!
}
