import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import type { CatalogueEntry } from '#shared/vocabulary/catalogue-entry.ts'
import type { CodeChange } from '#shared/vocabulary/change.ts'
import type { Deployment } from '#shared/vocabulary/deployment.ts'
import type { HealthCheck } from '#shared/vocabulary/health-check.ts'
import type { Incident } from '#shared/vocabulary/incident.ts'
import type { OnCall } from '#shared/vocabulary/on-call.ts'
import type { QuietPeriod } from '#shared/vocabulary/quiet-period.ts'
import type { Run } from '#shared/vocabulary/run.ts'
import type { RunStep } from '#shared/vocabulary/run-step.ts'
import type { SourceRelease } from '#shared/vocabulary/source-release.ts'

/** What the core adds itself: where it comes from, how fresh it is, and what it was joined to. */
type Added = 'source' | 'key' | 'asOf' | 'goneAt' | 'service' | 'environment'

/** What a connector says of each kind of thing. */
export type Said = {
  readonly runs: Omit<Run, Added>
  readonly deployments: Omit<Deployment, Added>
  readonly changes: Omit<CodeChange, Added>
  readonly sourceReleases: Omit<SourceRelease, Added>
  readonly incidents: Omit<Incident, Added>
  readonly quietPeriods: Omit<QuietPeriod, Added>
  readonly steps: Omit<RunStep, Added>
  /** Calendars are joined to nothing: their entries go by no project. */
  readonly entries: Omit<CalendarEntry, Added>
  readonly catalogueEntries: Omit<CatalogueEntry, Added>
  readonly onCalls: Omit<OnCall, Added>
  readonly healthChecks: Omit<HealthCheck, Added>
}
export type ObservationKind = keyof Said

/** One thing, as a connector read it. */
export type Observed<K extends ObservationKind = ObservationKind> = {
  readonly [Kind in K]: {
    readonly of: Kind
    readonly key: string
    /** Grows with each change at the source, so that what was read late never hides what is newer. */
    readonly revision: number
    readonly said: Said[Kind]
  }
}[K]
