import { z } from 'zod'
import { Health, HealthCheck } from '#shared/vocabulary/health-check.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const healthChecks = {
  'healthChecks.list': query({
    says: 'What sources say of the health of what they watch themselves.',
    requires: 'sources:read',
    reads: ['healthChecks', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      kind: HealthCheck.shape.kind.optional(),
      health: Health.optional(),
    }),
    output: observedList(HealthCheck),
  }),
} as const
