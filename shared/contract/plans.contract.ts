import { z } from 'zod'
import { ReleaseId } from '#shared/vocabulary/ids.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import { PlanLine, PlanReading, PlanRemark } from '#shared/vocabulary/plan.ts'
import { ReleaseFilter } from '#shared/vocabulary/release.ts'
import { query, task } from './operation.ts'

/** At most so many lines in one call: a larger sheet comes in portions that part no release. */
const sheet = { reading: PlanReading, lines: z.array(PlanLine).min(1).max(PAGE_LIMIT) }

export const plans = {
  'plans.preview': query({
    says: 'What importing a sheet would do, release by release, and what is wrong with its lines. Lines of one key, or of one name where there is no key, are one release. An empty cell says nothing, and what a sheet does not name stays.',
    requires: 'releases:read',
    reads: ['releases', 'services', 'environments', 'people', 'teams'],
    input: z.strictObject(sheet),
    output: z.object({
      releases: z.array(
        z.object({
          lines: z.array(z.int()),
          name: z.string(),
          does: z.enum(['plan', 'change', 'nothing', 'cannot']),
          /** The one that it would change. */
          release: ReleaseId.nullable(),
          /** What would be done, in sentences. */
          says: z.array(z.string()),
          wrong: z.array(PlanRemark),
          wary: z.array(PlanRemark),
        }),
      ),
      addsServices: z.array(z.string()),
      addsEnvironments: z.array(z.string()),
    }),
  }),
  'plans.import': task({
    says: 'Imports a sheet: each release is one decision of its own, what stands already stays, what is wrong is left out and named.',
    requires: 'releases:write',
    anywhere: true,
    refusals: [],
    input: z.strictObject(sheet),
    output: z.object({
      planned: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      addedServices: z.int(),
      addedEnvironments: z.int(),
      failed: z.array(z.object({ lines: z.array(z.int()), name: z.string(), because: z.string() })),
    }),
  }),
  'plans.lines': query({
    says: 'Releases as lines of a sheet, such as plans.import takes them; what is imported again unchanged changes nothing.',
    requires: 'releases:read',
    reads: ['releases', 'services', 'environments', 'people'],
    input: z.strictObject({
      ...ReleaseFilter.shape,
      system: PlanReading.shape.system,
      after: ReleaseId.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: z.object({ lines: z.array(PlanLine), next: ReleaseId.nullable() }),
  }),
} as const
