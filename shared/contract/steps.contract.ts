import { z } from 'zod'
import { Outcome } from '#shared/vocabulary/observed.ts'
import { RunStep } from '#shared/vocabulary/run-step.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const steps = {
  'steps.list': query({
    says: 'Jobs and stages of runs as they were read of their sources, newest first.',
    requires: 'sources:read',
    reads: ['steps', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      /** The key of the run that they belong to. */
      run: z.string().max(400).optional(),
      outcome: Outcome.optional(),
    }),
    output: observedList(RunStep),
  }),
} as const
