import { z } from 'zod'
import { Effect, EffectState } from '#shared/vocabulary/effect.ts'
import { ReleaseId, SourceId } from '#shared/vocabulary/ids.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { SyncFailure } from '#shared/vocabulary/source.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query, task } from './operation.ts'

const Key = z.string().min(1).max(100)

export const effects = {
  'effects.list': query({
    says: 'What is done outside because of what was decided here, the latest first, and how each stands.',
    requires: 'sources:read',
    reads: ['effects', 'sources'],
    input: z.strictObject({
      ...pageOf(z.string().max(20)),
      source: SourceId.optional(),
      release: ReleaseId.optional(),
      state: EffectState.optional(),
    }),
    output: paged(Effect, z.string()),
  }),
  'effects.count': query({
    says: 'How many things that are to be done outside stand how, source by source.',
    requires: 'sources:read',
    reads: ['effects', 'sources'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ source: SourceId, state: EffectState, effects: z.int() })),
    }),
  }),
  'effects.decide': command({
    says: 'Decides what becomes of things that wait for a person: they are done after all, written over what stands there, or dropped.',
    requires: 'sources:write',
    refusals: ['effects/unknown', 'effects/nothing-to-decide'],
    input: z.strictObject({
      effects: z.array(Key).min(1).max(500),
      choice: z.enum(['perform', 'overwrite', 'drop']),
      reason: Words,
    }),
    output: z.object({ effects: z.int() }),
  }),
  'effects.perform': task({
    says: 'Does outside what is waiting to be done there, and says what came of it.',
    requires: 'sources:write',
    refusals: [],
    input: z.strictObject({ source: SourceId.optional() }),
    output: z.object({
      done: z.int(),
      conflicts: z.int(),
      failures: z.array(z.object({ source: SourceId, ...SyncFailure.shape })),
    }),
  }),
} as const
