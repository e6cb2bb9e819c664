import { z } from 'zod'
import { QuietKind, QuietPeriod } from '#shared/vocabulary/quiet-period.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const quietPeriods = {
  'quietPeriods.list': query({
    says: 'Silences and maintenance that were announced at their sources, the latest first.',
    requires: 'sources:read',
    reads: ['quietPeriods', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      kind: QuietKind.optional(),
      /** Only what is not over by then. */
      endsAfter: z.int().optional(),
    }),
    output: observedList(QuietPeriod),
  }),
} as const
