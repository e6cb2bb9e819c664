import { placeWallSlot } from '#shared/time/wall-slot.ts'
import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import { type Activity, ActivityDetails } from '#shared/vocabulary/release.ts'
import type { Slot, WallSlot } from '#shared/vocabulary/slot.ts'
import { type Faults, faultsIn } from '../form/faults.ts'

/** An activity as its form holds it: what is not said is empty. */
export type ActivityValues = {
  readonly title: string
  readonly environment: string | null
  readonly region: string
  readonly zone: string | null
  readonly from: string
  readonly to: string
  /** Which of two equal clock times is meant; empty where nobody has said. */
  readonly repeated: '' | 'earlier' | 'later'
}

export const blankActivity = (zone: string): ActivityValues => ({
  title: '',
  environment: null,
  region: '',
  zone,
  from: '',
  to: '',
  repeated: '',
})

export const activityFieldNames: Readonly<Record<keyof ActivityValues, string>> = {
  title: 'title',
  environment: 'environment',
  region: 'region',
  zone: 'zone',
  from: 'start',
  to: 'end',
  repeated: 'which of two hours',
}

export const valuesOfActivity = ({
  title,
  environment,
  region,
  slot,
}: Omit<Activity, 'id'>): ActivityValues => ({
  title: title ?? '',
  environment,
  region: region ?? '',
  zone: slot.zone,
  from: slot.from,
  to: slot.to,
  repeated: slot.repeated ?? '',
})

/** What the form says, in the contract's shape; whether it holds is for the contract to say. */
export const activityOfValues = (values: ActivityValues): ActivityDetails => ({
  title: orNull(values.title),
  // The picker offers ids only; the contract looks at it again.
  environment: (values.environment ?? '') as EnvironmentId,
  region: orNull(values.region),
  slot: {
    zone: values.zone ?? '',
    from: values.from,
    to: values.to,
    ...(values.repeated !== '' && { repeated: values.repeated }),
  },
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** The contract's word first, then where the slot would lie. */
export function faultsOfActivity(values: ActivityValues): Faults {
  const activity = activityOfValues(values)
  const { slot, ...rest } = faultsAtFields(faultsIn(ActivityDetails, activity))
  const missing: Faults = {
    ...(values.environment === null && { environment: 'Choose an environment.' }),
    ...(values.zone === null && { zone: 'Choose the zone that the times are meant in.' }),
    ...(values.from === '' && { from: 'Say when it starts.' }),
    ...(values.to === '' && { to: 'Say when it ends.' }),
  }
  const faults = { ...rest, ...missing }
  const isReadable = !faults['zone'] && !faults['from'] && !faults['to']
  return isReadable ? { ...faults, ...slotFault(activity.slot) } : faults
}

const faultsAtFields = (faults: Faults): Faults =>
  Object.fromEntries(
    Object.entries(faults).map(([path, fault]) => [path.replace(/^slot\./, ''), fault]),
  )

/** The same judgement as the core's, told where it is typed. */
function slotFault(slot: WallSlot): Faults {
  const placed = placeWallSlot(slot)
  switch (placed.outcome) {
    case 'placed':
      return {}
    case 'backwards':
      return { to: 'It has to end after it starts.' }
    case 'endless':
      return { to: 'This is longer than a quarter of a year: plan several activities.' }
    case 'repeated':
      return { repeated: `Clocks in ${slot.zone} show ${placed.time.slice(11)} twice: say which.` }
    case 'skipped': {
      const fault = `Clocks in ${slot.zone} are set forward past ${placed.time.slice(11)}, so that time does not exist: choose one before or after.`
      return placed.time === slot.from ? { from: fault } : { to: fault }
    }
  }
}

/** Where a slot lies on the line of time; `undefined` where it cannot lie anywhere. */
export function placedSlot(wall: WallSlot): Slot | undefined {
  const placed = placeWallSlot(wall)
  if (placed.outcome !== 'placed') return undefined
  const { zone, from, to, repeated = null } = wall
  return { zone, from, to, repeated, ...placed.span }
}

/** The clock times that were agreed, without where they lie. */
export const wallOf = ({ zone, from, to, repeated }: Slot): WallSlot => ({
  zone,
  from,
  to,
  ...(repeated && { repeated }),
})

type Changes = {
  readonly [K in keyof ActivityDetails]?: ActivityDetails[K]
}

/** A slot is one agreement: whichever part of it was changed, it is sent whole. */
export function changesOfActivity(
  values: ActivityValues,
  changed: readonly (keyof ActivityValues)[],
): Changes {
  const { slot, ...rest } = activityOfValues(values)
  const said = Object.entries(rest).filter(([key]) => changed.some((field) => field === key))
  const moved = changed.some((field) => !(field in rest))
  return { ...Object.fromEntries(said), ...(moved && { slot }) }
}
