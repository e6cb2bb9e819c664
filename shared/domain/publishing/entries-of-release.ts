import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { Activity, Release, ReleaseState } from '#shared/vocabulary/release.ts'

/** What is told of a part of a release; how often it was told before is for whoever tells it. */
export type ToPublish = Omit<PublishedEntry, 'sequence'>

type Published = Pick<Release, 'state' | 'name' | 'class' | 'activities'>

/** What a calendar is told in each state; nothing in those that are left out. */
const told: Readonly<Partial<Record<ReleaseState, PublishedEntry['status']>>> = {
  planned: 'tentative',
  ready: 'confirmed',
  inProgress: 'confirmed',
  deployed: 'confirmed',
  partlyDeployed: 'confirmed',
  closed: 'confirmed',
  failed: 'confirmed',
  rolledBack: 'confirmed',
  cancelled: 'cancelled',
}

const inWords: Readonly<Record<ReleaseState, string>> = {
  draft: 'A draft',
  planned: 'Planned',
  ready: 'Ready',
  inProgress: 'In progress',
  deployed: 'Deployed',
  partlyDeployed: 'Partly deployed',
  closed: 'Closed',
  postponed: 'Postponed',
  cancelled: 'Cancelled',
  failed: 'Failed',
  rolledBack: 'Rolled back',
}

/**
 * One entry for each part of a release that has its time. Names of people and what they wrote freely do
 * not go out: nobody could erase it there.
 */
export function entriesOfRelease(
  release: Published,
  environmentOf: (activity: Activity) => string | undefined,
): readonly ToPublish[] {
  const status = told[release.state]
  if (status === undefined) return []
  const says = `${inWords[release.state]}, ${release.class} release.`
  return release.activities.map((activity) => {
    const where = activity.title ?? environmentOf(activity)
    return {
      uid: uidOf(activity.id),
      title: where === undefined ? release.name : `${release.name}: ${where}`,
      says,
      startsAt: activity.slot.startsAt,
      endsAt: activity.slot.endsAt,
      status,
    }
  })
}

/** Whoever reads a calendar back knows by it what they wrote themselves. */
export const uidOf = (activity: string): string => `${activity}@signalbox`
