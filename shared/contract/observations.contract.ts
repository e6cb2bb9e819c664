import { z } from 'zod'
import { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import { CatalogueEntry } from '#shared/vocabulary/catalogue-entry.ts'
import { CodeChange } from '#shared/vocabulary/change.ts'
import { Deployment } from '#shared/vocabulary/deployment.ts'
import { HealthCheck } from '#shared/vocabulary/health-check.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import { Incident } from '#shared/vocabulary/incident.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import { OnCall } from '#shared/vocabulary/on-call.ts'
import { QuietPeriod } from '#shared/vocabulary/quiet-period.ts'
import { Run } from '#shared/vocabulary/run.ts'
import { RunStep } from '#shared/vocabulary/run-step.ts'
import { SourceRelease } from '#shared/vocabulary/source-release.ts'
import { query } from './operation.ts'

/** How one of them is named: no source has two under one key. */
const named = { of: z.enum(observationKinds), source: SourceId, key: z.string().max(400) }

const Told = z.discriminatedUnion('of', [
  z.object({ of: z.literal('runs'), item: Run }),
  z.object({ of: z.literal('deployments'), item: Deployment }),
  z.object({ of: z.literal('changes'), item: CodeChange }),
  z.object({ of: z.literal('sourceReleases'), item: SourceRelease }),
  z.object({ of: z.literal('incidents'), item: Incident }),
  z.object({ of: z.literal('quietPeriods'), item: QuietPeriod }),
  z.object({ of: z.literal('steps'), item: RunStep }),
  z.object({ of: z.literal('entries'), item: CalendarEntry }),
  z.object({ of: z.literal('catalogueEntries'), item: CatalogueEntry }),
  z.object({ of: z.literal('onCalls'), item: OnCall }),
  z.object({ of: z.literal('healthChecks'), item: HealthCheck }),
])

/** What the outside world did, as far as it was read; how old that is, `sources.list` says. */
export const observations = {
  'observations.get': query({
    says: 'One thing that was read of a source, also where it is gone there since; null where there is none.',
    requires: 'sources:read',
    reads: [...observationKinds],
    input: z.strictObject(named),
    output: z.object({ told: Told.nullable() }),
  }),
  'observations.raw': query({
    says: 'One thing as its source told it, word for word; null where there is none.',
    requires: 'sources:read',
    reads: [...observationKinds],
    input: z.strictObject(named),
    output: z.object({ raw: z.string().nullable() }),
  }),
} as const
