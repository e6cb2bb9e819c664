import { z } from 'zod'
import { ChangeState, CodeChange } from '#shared/vocabulary/change.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const changes = {
  'changes.list': query({
    says: 'Pull and merge requests with what they bring, newest first.',
    requires: 'sources:read',
    reads: ['changes', 'releases'],
    input: z.strictObject({ ...observedWanted, state: ChangeState.optional() }),
    output: observedList(CodeChange),
  }),
} as const
