import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { checkEnvironment } from './check-environment.ts'
import { findPart } from './find-part.ts'
import { placeSlot } from './place-slot.ts'
import { refuseUnexplained } from './refuse-unexplained.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function changeActivity(
  input: InputOf<'releases.changeActivity'>,
  work: Work,
): OutputOf<'releases.changeActivity'> {
  const { slot, ...changes } = input.changes
  const release = standingRelease(work, input, { activities: [changes] })
  const { id, ...from } = findPart(release.activities, { id: input.activityId, called: 'activity' })
  const changed = changedFields(from, { ...changes, ...(slot && { slot: placeSlot(slot) }) })
  if (!changed) throw new Refusal('releases/nothing-changed', 'The activity is like that already.')
  if (changed.to.environment) checkEnvironment(work, changed.to.environment)
  refuseUnexplained(release, input.reason)
  work.record(
    'release.activityChanged',
    release.id,
    { activity: id, from, to: { ...from, ...changed.to } },
    { reason: input.reason ?? null },
  )
  takeBack(work, { release, because: 'An activity was changed' })
  return work.releases.find(release.id)!
}
