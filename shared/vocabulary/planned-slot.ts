import { z } from 'zod'
import { ActivityId, EnvironmentId, PersonId, ReleaseId, ServiceId } from './ids.ts'
import { ReleaseClass, ReleaseState } from './release.ts'
import { Slot } from './slot.ts'

/** One activity of a release as a calendar shows it: where, when, whose, and what it moves. */
export const PlannedSlot = z.object({
  activity: ActivityId,
  release: ReleaseId,
  releaseName: z.string(),
  /** `null` where only the release has a name. */
  title: z.string().nullable(),
  class: ReleaseClass,
  state: ReleaseState,
  environment: EnvironmentId,
  region: z.string().nullable(),
  slot: Slot,
  /** Those that the release moves, sorted. */
  services: z.array(ServiceId),
  lead: PersonId.nullable(),
  owner: PersonId.nullable(),
  /** Of the release: whoever moves the slot names it. */
  version: z.int(),
})
export type PlannedSlot = z.infer<typeof PlannedSlot>

/** What a calendar is narrowed to; any of each that is there. */
export const SlotFilter = z.strictObject({
  environments: z.array(EnvironmentId).max(1000).optional(),
  services: z.array(ServiceId).max(1000).optional(),
  /** Owner or lead. */
  people: z.array(PersonId).max(1000).optional(),
  classes: z.array(ReleaseClass).min(1).max(4).optional(),
  /** All but what was cancelled or postponed, where it is left out. */
  states: z.array(ReleaseState).min(1).max(11).optional(),
})
export type SlotFilter = z.infer<typeof SlotFilter>
