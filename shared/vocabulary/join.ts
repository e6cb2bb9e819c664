import { z } from 'zod'
import { EnvironmentId, JoinRuleId, ServiceId, SourceId } from './ids.ts'
import { oneLine } from './text.ts'

/** What is joined: a source's project to a service, what it calls a place to an environment. */
export const JoinOf = z.enum(['project', 'place'])
export type JoinOf = z.infer<typeof JoinOf>

export const JoinTarget = z.union([ServiceId, EnvironmentId])
export type JoinTarget = z.infer<typeof JoinTarget>

/** Names as they are, or with `*` for any text within a segment and `**` for any text at all. */
export const JoinPattern = oneLine({ what: 'a pattern', most: 400 })

export const JoinRuleDetails = z.strictObject({
  /** `null` where it holds for every source. */
  source: SourceId.nullable(),
  pattern: JoinPattern,
  to: JoinTarget,
  /** Among rules that are equally specific the lower one holds. */
  order: z.int().min(0).max(1_000_000),
})
export type JoinRuleDetails = z.infer<typeof JoinRuleDetails>

export const JoinRule = z.object({
  id: JoinRuleId,
  of: JoinOf,
  source: SourceId.nullable(),
  pattern: z.string(),
  to: JoinTarget,
  order: z.int(),
  version: z.int(),
})
export type JoinRule = z.infer<typeof JoinRule>

/** A name that a source uses. */
export const JoinName = z.object({ of: JoinOf, source: SourceId, name: z.string() })
export type JoinName = z.infer<typeof JoinName>

/** What a name is joined to and why; `to` is `null` for every reason but `rule`. */
export const JoinVerdict = z.object({
  to: JoinTarget.nullable(),
  why: z.enum(['rule', 'noRule', 'ambiguous', 'setAside']),
  /** The one that holds, or those that contradict each other. */
  rules: z.array(JoinRuleId),
  because: z.string(),
})
export type JoinVerdict = z.infer<typeof JoinVerdict>

/**
 * What a change of the rules would make of a name: joined for the first time, joined to something else,
 * joined to the same by it or by another rule, left as it is, left to the inbox again, or contradicted.
 */
export const JoinBecomes = z.enum(['gained', 'moved', 'kept', 'left', 'released', 'contradicted'])
export type JoinBecomes = z.infer<typeof JoinBecomes>

/** What a name could be joined to; it never is without somebody saying so. */
export const JoinSuggestion = z.object({
  to: JoinTarget,
  hint: z.enum(['certain', 'likely', 'possible']),
  because: z.string(),
})
export type JoinSuggestion = z.infer<typeof JoinSuggestion>
