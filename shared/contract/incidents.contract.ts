import { z } from 'zod'
import { Incident, IncidentState, Severity } from '#shared/vocabulary/incident.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const incidents = {
  'incidents.list': query({
    says: 'Incidents and alerts as they were read of their sources, newest first.',
    requires: 'sources:read',
    reads: ['incidents', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      kind: Incident.shape.kind.optional(),
      state: IncidentState.optional(),
      severity: Severity.optional(),
      /** Only what is not resolved. */
      open: z.boolean().optional(),
    }),
    output: observedList(Incident),
  }),
} as const
