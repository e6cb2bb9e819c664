import type {
  ActivityId,
  EnvironmentId,
  ItemId,
  PersonId,
  ServiceId,
} from '#shared/vocabulary/ids.ts'
import type { Reference, ReleaseClass, Strategy } from '#shared/vocabulary/release.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'

export type PlannedItem = {
  readonly kind: 'service'
  readonly title: string
  readonly service: ServiceId
  readonly version: string | null
}

export type PlannedActivity = {
  readonly environment: EnvironmentId
  readonly region?: string
  readonly slot: WallSlot
}

/** What a sheet may say about a release as a whole. */
export type PlannedDetails = {
  readonly name?: string
  readonly goal?: string
  readonly strategy?: Strategy
  readonly owner?: PersonId
  readonly lead?: PersonId
  readonly complianceTags?: string[]
}

/** What `releases.plan` is asked for a release that does not stand yet. */
export type NewPlan = PlannedDetails & {
  readonly name: string
  readonly class: ReleaseClass
  readonly references: Reference[]
  readonly items: PlannedItem[]
  readonly activities: PlannedActivity[]
}

/** One decision about a release that stands, under the name of the operation that makes it. */
export type PlanStep =
  | { readonly name: 'releases.change'; readonly changes: PlannedDetails }
  | { readonly name: 'releases.reclassify'; readonly class: ReleaseClass; readonly reason: string }
  | { readonly name: 'releases.addItem'; readonly item: PlannedItem }
  | {
      readonly name: 'releases.changeItem'
      readonly itemId: ItemId
      readonly changes: { readonly version: string }
    }
  | { readonly name: 'releases.addActivity'; readonly activity: PlannedActivity }
  | {
      readonly name: 'releases.changeActivity'
      readonly activityId: ActivityId
      readonly changes: Partial<PlannedActivity>
      readonly reason: string
    }

/** A step with what it does, in a sentence. */
export type SaidStep = { readonly step: PlanStep; readonly says: string }
