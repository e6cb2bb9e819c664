import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

export function setPolicy(
  { policy, reason, expectedVersion }: InputOf<'releases.setPolicy'>,
  work: Work,
): OutputOf<'releases.setPolicy'> {
  work.mustCover({})
  const { version } = work.policies.find(policy.class)
  if (version !== expectedVersion) {
    throw staleRefusal('releases/stale', { what: 'policy', seen: expectedVersion, version })
  }
  const keys = policy.criteria.map(({ key }) => key)
  const twice = keys.find((key, place) => keys.indexOf(key) !== place)
  if (twice !== undefined) {
    throw new Refusal('releases/criterion-twice', `Two criteria are called ${twice}.`)
  }
  work.record('releaseClass.policySet', policy.class, policy, { reason })
  return work.policies.find(policy.class)
}
