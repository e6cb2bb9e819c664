import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import type { JoinBecomes, JoinVerdict } from '#shared/vocabulary/join.ts'

type Judged = { readonly now: JoinVerdict; readonly would: JoinVerdict }

/** What a rule that is drafted would make of a name; without one, what its being taken away would. */
export function whatBecomes({ now, would }: Judged, draft?: JoinRuleId): JoinBecomes {
  const drafted = draft !== undefined && would.rules.includes(draft)
  if (would.why === 'ambiguous' && (drafted || now.why !== 'ambiguous')) return 'contradicted'
  if (would.to === null) return now.to === null ? 'left' : 'released'
  if (now.to === null) return 'gained'
  if (now.to !== would.to) return 'moved'
  return drafted || now.rules[0] !== would.rules[0] ? 'kept' : 'left'
}
