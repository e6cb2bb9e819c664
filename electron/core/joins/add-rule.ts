import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { refuseRuledAlready, refuseUnknownSource, refuseUnknownTarget } from './judge-draft.ts'

/** Without an order it comes after all others. */
export function addRule(input: InputOf<'joins.add'>, work: Work): OutputOf<'joins.add'> {
  const { order = work.joins.highestOrder() + 1, ...rest } = input
  const draft = { ...rest, order }
  refuseUnknownSource(work, draft.source)
  refuseUnknownTarget(work, draft)
  refuseRuledAlready(work, draft)
  const id = work.newId<JoinRuleId>()
  work.record('join.ruleAdded', id, draft)
  return work.joins.find(id)!
}
