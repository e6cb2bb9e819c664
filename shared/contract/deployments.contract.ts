import { z } from 'zod'
import { Deployment } from '#shared/vocabulary/deployment.ts'
import { EnvironmentId } from '#shared/vocabulary/ids.ts'
import { Outcome } from '#shared/vocabulary/observed.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const deployments = {
  'deployments.list': query({
    says: 'What was put where, as it was read of its sources, newest first.',
    requires: 'sources:read',
    reads: ['deployments', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      outcome: Outcome.optional(),
      environment: EnvironmentId.optional(),
      place: z.string().max(400).optional(),
      /** With a release: only what went to an environment of it within a slot that it has there. */
      during: z.boolean().optional(),
    }),
    output: observedList(Deployment),
  }),
} as const
