import { z } from 'zod'
import { SourceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

/** What people decide about things that are to be done outside and cannot be done by themselves. */
export const effectEvents = {
  /** Said about the source that they are done at; an effect is named by the fact that caused it. */
  'effect.decided': fact(
    SourceId,
    z.object({ effects: z.array(z.string()), choice: z.string() }),
    z.object({ reason: z.string() }),
  ),
} as const
