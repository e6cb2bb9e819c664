import { z } from 'zod'
import { JoinRuleId, SourceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const rule = z.object({
  source: SourceId.nullable(),
  pattern: z.string(),
  to: z.string(),
  order: z.number(),
})
const name = z.object({ of: z.string(), name: z.string() })
const reason = z.object({ reason: z.string().nullable() })

/** What people say that names of the outside mean here. What follows from it is worked out anew, and stands nowhere here. */
export const joinEvents = {
  'join.ruleAdded': fact(JoinRuleId, z.object({ of: z.string(), ...rule.shape })),
  'join.ruleChanged': fact(JoinRuleId, z.object({ from: rule.partial(), to: rule.partial() })),
  'join.ruleRemoved': fact(JoinRuleId, z.object({}), reason),
  /** A name of that source belongs to nothing here, whatever rules say. */
  'join.setAside': fact(SourceId, name, reason),
  'join.takenUp': fact(SourceId, name, reason),
} as const
