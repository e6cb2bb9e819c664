import type { WindowRule } from '../windows/window-rule.ts'

/**
 * Everything that decides whether a plan can be kept, as plain values: the same in the core, in the window
 * and for a plan that a script hands in. Moments are epoch milliseconds, spans half-open.
 */
export type Timetable = {
  readonly releases: readonly TimetableRelease[]
  readonly rules: readonly WindowRule[]
  readonly services: readonly TimetableService[]
  readonly environments: readonly TimetableEnvironment[]
  readonly people: readonly TimetablePerson[]
  readonly edges: readonly TimetableEdge[]
  readonly trains: readonly TimetableTrain[]
}

export type TimetableRelease = {
  readonly id: string
  readonly name: string
  readonly class: string
  /** Ids of services; those that `Timetable.services` does not know have no team, tier or tags. */
  readonly services: readonly string[]
  /** Those of the release itself. */
  readonly tags: readonly string[]
  readonly activities: readonly TimetableActivity[]
  readonly lead: string | null
  readonly owner: string | null
  readonly lasts: TimetableDurations
  /** The train it is on. */
  readonly train: string | null
  /** Nothing of it may be moved by a repair. */
  readonly pinned: boolean
  /** Whether everything that its class asks for before departure is there; `null` where nobody can tell. */
  readonly ready: boolean | null
  /** Started or over: it is never moved, and counts only as what others meet. */
  readonly settled: boolean
}

export type TimetableActivity = {
  readonly id: string
  readonly title: string | null
  readonly environment: string
  readonly region: string | null
  readonly startsAt: number
  readonly endsAt: number
  readonly pinned: boolean
}

/** `null` where nobody knows; `because` says where a figure is from, in a clause such as "80th percentile of 14 deployments". */
export type TimetableDurations = {
  readonly deployMs: number | null
  readonly soakMs: number | null
  readonly rollbackMs: number | null
  readonly because: string | null
}

export type TimetableService = {
  readonly id: string
  readonly name: string
  readonly team: string | null
  readonly tier: string | null
  readonly tags: readonly string[]
}

export type TimetableEnvironment = {
  readonly id: string
  readonly name: string
  readonly region: string | null
  /** How many releases it takes at once; `null` says that nobody has said. */
  readonly capacity: number | null
}

export type TimetablePerson = {
  readonly id: string
  readonly name: string
  /** `null` where nobody has said; then nothing is known about their nights. */
  readonly zone: string | null
  /** Monday is 1; times such as 09:30, in their zone. Empty where nobody has said. */
  readonly hours: readonly {
    readonly weekday: number
    readonly from: string
    readonly to: string
  }[]
  /** Half-open moments. */
  readonly absences: readonly { readonly startsAt: number; readonly endsAt: number }[]
  /** How long they may work in their night; `null` takes that of the rule. */
  readonly nightLimitMs: number | null
}

/** `service` needs `dependsOn`; a hard edge needs it to be up. */
export type TimetableEdge = {
  readonly service: string
  readonly dependsOn: string
  readonly hard: boolean
}

export type TimetableTrain = {
  readonly id: string
  readonly name: string
  /** By when everything before departure has to be done; `null` where nobody has said. */
  readonly cutoffAt: number | null
  /** From when on its passengers may go out, and until when. */
  readonly departsAt: number | null
  readonly endsAt: number | null
}
