import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ActivityId, ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { checkEnvironment } from './check-environment.ts'
import { placeSlot } from './place-slot.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

type NewActivity = InputOf<'releases.addActivity'>['activity']

export function addActivity(
  input: InputOf<'releases.addActivity'>,
  work: Work,
): OutputOf<'releases.addActivity'> {
  const { activity } = input
  const release = standingRelease(work, input, { activities: [activity] })
  recordActivity(work, { release: release.id, activity })
  takeBack(work, { release, because: 'An activity was added' })
  return work.releases.find(release.id)!
}

export function recordActivity(
  work: Work,
  { release, activity }: { readonly release: ReleaseId; readonly activity: NewActivity },
): void {
  const { environment, title = null, region = null } = activity
  checkEnvironment(work, environment)
  const slot = placeSlot(activity.slot)
  const id = work.newId<ActivityId>()
  work.record('release.activityAdded', release, { activity: id, title, environment, region, slot })
}
