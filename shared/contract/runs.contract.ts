import { z } from 'zod'
import { Outcome } from '#shared/vocabulary/observed.ts'
import { Run } from '#shared/vocabulary/run.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const runs = {
  'runs.list': query({
    says: 'Runs of pipelines as they were read of their sources, newest first.',
    requires: 'sources:read',
    reads: ['runs', 'releases'],
    input: z.strictObject({ ...observedWanted, outcome: Outcome.optional() }),
    output: observedList(Run),
  }),
} as const
