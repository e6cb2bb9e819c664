import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { findPart } from './find-part.ts'
import { refuseUnexplained } from './refuse-unexplained.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function removeActivity(
  input: InputOf<'releases.removeActivity'>,
  work: Work,
): OutputOf<'releases.removeActivity'> {
  const release = standingRelease(work, input)
  const { id } = findPart(release.activities, { id: input.activityId, called: 'activity' })
  refuseUnexplained(release, input.reason)
  const reason = input.reason ?? null
  work.record('release.activityRemoved', release.id, { activity: id }, { reason })
  takeBack(work, { release, because: 'An activity was taken away' })
  return work.releases.find(release.id)!
}
