import { z } from 'zod'
import { OnCall } from '#shared/vocabulary/on-call.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const onCalls = {
  'onCalls.list': query({
    says: 'Who is on call, as their sources told it, the latest first.',
    requires: 'sources:read',
    reads: ['onCalls', 'releases'],
    input: z.strictObject({
      ...observedWanted,
      /** Only who has not handed over by then. */
      endsAfter: z.int().optional(),
    }),
    output: observedList(OnCall),
  }),
} as const
