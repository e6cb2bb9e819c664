import { z } from 'zod'
import { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import { query } from './operation.ts'

/** What the outside world did, as far as it was read; how old that is, `sources.list` says. */
export const observations = {
  'observations.raw': query({
    says: 'One thing as its source told it, word for word; null where there is none.',
    requires: 'sources:read',
    reads: [...observationKinds],
    input: z.strictObject({
      of: z.enum(observationKinds),
      source: SourceId,
      key: z.string().max(400),
    }),
    output: z.object({ raw: z.string().nullable() }),
  }),
} as const
