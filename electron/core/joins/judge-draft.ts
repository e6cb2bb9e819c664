import { foldObserved } from '#shared/domain/joins/fold-observed.ts'
import type { EnvironmentId, JoinRuleId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinRule } from '#shared/vocabulary/join.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

export type Draft = Omit<JoinRule, 'id' | 'version'>

export function refuseUnknownSource(work: Work, source: SourceId | null): void {
  if (source === null || work.sources.find(source)) return
  throw new Refusal('joins/unknown-source', 'There is no such source.')
}

/** What is retired may still be joined to: what happened there stays a part of its history. */
export function refuseUnknownTarget(work: Work, { of, to }: Pick<Draft, 'of' | 'to'>): void {
  // Which of the two it is called by is what is asked here.
  if (of === 'project' && !work.services.find(to as ServiceId)) {
    throw new Refusal('joins/unknown-service', 'There is no such service.')
  }
  if (of === 'place' && !work.environments.find(to as EnvironmentId)) {
    throw new Refusal('joins/unknown-environment', 'There is no such environment.')
  }
}

/** Two rules that fit the same names could only repeat or contradict each other. */
export function refuseRuledAlready(work: Work, draft: Draft, itself?: JoinRuleId): void {
  const other = work.joins
    .rules()
    .find(
      ({ id, of, source, pattern }) =>
        id !== itself &&
        of === draft.of &&
        source === draft.source &&
        foldObserved(pattern) === foldObserved(draft.pattern),
    )
  if (!other) return
  const why = `There is a rule for ${other.pattern} already: change that one.`
  throw new Refusal('joins/already-ruled', why, { ruleId: other.id })
}

type Seen = { readonly ruleId: JoinRuleId; readonly expectedVersion: number }

/** The rule that a command is about, as whoever asks saw it. */
export function standingRule(work: Work, { ruleId, expectedVersion }: Seen): JoinRule {
  const rule = work.joins.find(ruleId)
  if (!rule) throw new Refusal('joins/unknown', 'There is no such rule.')
  const { version } = rule
  if (version !== expectedVersion) {
    throw staleRefusal('joins/stale', { what: 'rule', seen: expectedVersion, version })
  }
  return rule
}
