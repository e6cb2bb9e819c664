import { z } from 'zod'
import { hrefTo } from '#renderer/workbench/address.ts'
import { exactPattern, widerPatterns } from '#shared/domain/joins/pattern-for.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import {
  type JoinName,
  JoinOf,
  JoinPattern,
  type JoinRule,
  JoinRuleDetails,
  JoinTarget,
} from '#shared/vocabulary/join.ts'

/** What the form of a rule holds. */
export type RuleValues = {
  readonly source: string | null
  readonly pattern: string
  readonly to: string | null
  /** `null` comes after all others. */
  readonly order: number | null
}

export const RuleDraft = z.object({
  source: SourceId.nullable(),
  pattern: JoinPattern,
  to: z.preprocess((said) => said ?? undefined, JoinTarget),
  order: JoinRuleDetails.shape.order.nullable(),
})

type Query = Readonly<Record<string, string>>

/** What an address says of a rule that is about to be written. */
export function begunRule({ of, source, pattern, to }: Query): RuleValues & { of: JoinOf } {
  return {
    of: JoinOf.safeParse(of).data ?? 'project',
    source: SourceId.safeParse(source).data ?? null,
    pattern: pattern ?? '',
    to: JoinTarget.safeParse(to).data ?? null,
    order: null,
  }
}

/** Where a rule is written for a name, begun with what is known of it. */
export const ruleHref = ({ of, source, name }: JoinName, to?: JoinTarget): string =>
  hrefTo(['sources', 'joins', 'new'], {
    of,
    source,
    pattern: exactPattern(name) ?? widerPatterns(name)[0],
    name,
    to,
  })

export const valuesOfRule = ({ source, pattern, to, order }: JoinRule): RuleValues => ({
  ...{ source, pattern, to, order },
})

/** What is asked about while somebody types; `undefined` while something is missing. */
export function draftIn(values: RuleValues) {
  const { data } = RuleDraft.safeParse(values)
  if (!data) return undefined
  const { order, ...rest } = data
  return { ...rest, ...(order !== null && { order }) }
}
