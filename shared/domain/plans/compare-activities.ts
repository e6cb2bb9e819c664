import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import type { Activity, Release } from '#shared/vocabulary/release.ts'
import type { Gathering, IntendedActivity, IntendedRelease } from './intended-release.ts'
import type { KnownNames, Named } from './known-names.ts'
import { type Likeness, pairParts } from './pair-parts.ts'
import type { PlannedActivity, SaidStep } from './plan-step.ts'
import { resolveName } from './resolve-name.ts'

type Asked = {
  readonly release: Release | undefined
  readonly known: KnownNames
  readonly gather: Gathering
  /** Why activities change, since others may rely on them. */
  readonly reason: string
}

type Wanted = IntendedActivity & { readonly environment: Named<EnvironmentId> }

export type ComparedActivities = {
  readonly steps: readonly SaidStep[]
  /** What would be added to it, of those steps. */
  readonly activities: readonly PlannedActivity[]
  readonly adds: readonly string[]
}

/** The activities of a sheet against those of a release. */
export function compareActivities(intended: IntendedRelease, asked: Asked): ComparedActivities {
  const { release, gather, reason } = asked
  const standing = release?.activities ?? []
  const wanted = wantedOf(intended, asked)
  const sides = {
    wanted: wanted.filter((one) => !standing.some((other) => isSame(one, other))).toSorted(byStart),
    standing: standing
      .filter((other) => !wanted.some((one) => isSame(one, other)))
      .toSorted((a, b) => a.slot.startsAt - b.slot.startsAt),
  }
  const { pairs, added, left, unsure } = pairParts(sides, likenesses)
  for (const {
    wanted: [one],
    standing: others,
  } of unsure) {
    const because = `${others.length} activities in ${one!.environment.name} stand for it, so it cannot be told which has moved.`
    gather.isWrong({ line: one!.line, column: 'start' }, because)
  }
  if (wanted.length > 0) remarkLeft(left, { intended, gather })
  return {
    steps: [
      ...pairs.map(([one, activity]) => changeActivity(one, { activity, reason })),
      ...added.map(addActivity),
    ],
    activities: added.map(toActivity),
    adds: wanted.flatMap(({ environment }) => (environment.isNew ? [environment.name] : [])),
  }
}

const byStart = (a: Wanted, b: Wanted) => a.span.startsAt - b.span.startsAt

function wantedOf({ activities }: IntendedRelease, { release, known, gather }: Asked): Wanted[] {
  const standing = new Set(release?.activities.map(({ environment }) => environment))
  const unknown = known.unknown.environment
  return activities.flatMap((one) => {
    const environment = resolveName(one, { column: 'environment', gather, standing, unknown })
    return environment ? [{ ...one, environment }] : []
  })
}

/** What the sheet leaves open is the same as whatever stands: the region, and a zone of the line's own. */
const isSame = (one: Wanted, { environment, region, slot }: Activity) =>
  one.environment.id === environment &&
  (one.region === undefined || one.region === region) &&
  isSameSlot(one, slot)

function isSameSlot({ slot, span, ownZone }: Wanted, other: Activity['slot']): boolean {
  const isSameSpan = span.startsAt === other.startsAt && span.endsAt === other.endsAt
  if (slotKey(slot) === slotKey(other)) return !slot.repeated || isSameSpan
  return !ownZone && isSameSpan
}

type Clocks = { readonly zone: string; readonly from: string; readonly to: string }

const slotKey = ({ zone, from, to }: Clocks) => [zone, bare(from), bare(to)].join(' ')
const bare = (time: string) => time.replace(/(T\d\d:\d\d):00$/, '$1')

/** The surest first: only the region differs, only the place, only the time, or both of the latter. */
const likenesses: readonly Likeness<Wanted, Activity>[] = [
  {
    ofWanted: ({ environment, slot }) => `${environment.id} ${slotKey(slot)}`,
    ofStanding: ({ environment, slot }) => `${environment} ${slotKey(slot)}`,
  },
  {
    ofWanted: ({ slot, region }) => `${slotKey(slot)} ${region ?? ''}`,
    ofStanding: ({ slot, region }) => `${slotKey(slot)} ${region ?? ''}`,
  },
  {
    ofWanted: ({ environment, region }) => `${environment.id} ${region ?? ''}`,
    ofStanding: ({ environment, region }) => `${environment} ${region ?? ''}`,
  },
  { ofWanted: ({ environment }) => environment.id, ofStanding: ({ environment }) => environment },
]

type Left = { readonly intended: IntendedRelease; readonly gather: Gathering }

function remarkLeft(left: readonly Activity[], { intended, gather }: Left): void {
  for (const { slot } of left) {
    const because = `The activity from ${inClocks(slot)} is not in the sheet and stays: remove it from the release if it shall go.`
    gather.isWary({ line: intended.lines[0]!, column: 'environment' }, because)
  }
}

const toActivity = ({ environment, region, slot }: Wanted): PlannedActivity => ({
  environment: environment.id,
  ...(region !== undefined && { region }),
  slot,
})

const addActivity = (one: Wanted): SaidStep => ({
  step: { name: 'releases.addActivity', activity: toActivity(one) },
  says: `Adds ${one.environment.name}, ${inClocks(one.slot)}.`,
})

type Changing = { readonly activity: Activity; readonly reason: string }

function changeActivity(one: Wanted, { activity, reason }: Changing): SaidStep {
  const { environment, region, slot } = one
  const changes = {
    ...(environment.id !== activity.environment && { environment: environment.id }),
    ...(region !== undefined && region !== activity.region && { region }),
    ...(!isSameSlot(one, activity.slot) && { slot }),
  }
  const says = [
    changes.slot && `from ${inClocks(activity.slot)} to ${inClocks(slot)}`,
    changes.environment && `to ${environment.name}`,
    changes.region && `to the region ${region}`,
  ].filter(Boolean)
  return {
    step: { name: 'releases.changeActivity', activityId: activity.id, changes, reason },
    says: `Moves ${changes.environment ? 'an activity' : environment.name} ${says.join(' and ')}.`,
  }
}

const inClocks = ({ zone, from, to }: Clocks) =>
  `${from.replace('T', ' ')} – ${to.replace('T', ' ')} (${zone})`
