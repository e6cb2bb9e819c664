import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

export function setRetention(
  { rawDays, rolledDays, reason, expectedVersion }: InputOf<'metrics.setRetention'>,
  work: Work,
): OutputOf<'metrics.setRetention'> {
  const known = work.metrics.retention()
  const { version } = known
  if (version !== expectedVersion) {
    throw staleRefusal('metrics/stale', { what: 'retention', seen: expectedVersion, version })
  }
  if (rolledDays < rawDays) {
    const words = 'What is rolled up has to be kept at least as long as single readings.'
    throw new Refusal('metrics/retention-unfit', words)
  }
  if (known.rawDays === rawDays && known.rolledDays === rolledDays) {
    throw new Refusal('metrics/nothing-changed', 'Points are kept for that long already.')
  }
  const said = { rawDays, rolledDays }
  work.record('metric.retentionSet', work.workspace.find()!.id, said, { reason: reason ?? null })
  return work.metrics.retention()
}
