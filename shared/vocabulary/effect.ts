import { z } from 'zod'
import { ReleaseId, SourceId } from './ids.ts'
import { SyncFailure } from './source.ts'

/**
 * How something that is to be done outside stands. `held` was left over when a backup was restored and
 * waits for a person, `conflict` met something else than was expected, and `superseded` was overtaken
 * by a later one before it was done.
 */
export const EffectState = z.enum([
  'waiting',
  'failing',
  'held',
  'conflict',
  'done',
  'superseded',
  'dropped',
])
export type EffectState = z.infer<typeof EffectState>

/** What a calendar outside is told of one part of a release. */
export const PublishedEntry = z.object({
  uid: z.string(),
  title: z.string(),
  says: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  status: z.enum(['tentative', 'confirmed', 'cancelled']),
  /** Grows with each time that it was told otherwise. */
  sequence: z.int(),
})
export type PublishedEntry = z.infer<typeof PublishedEntry>

/** Something that is done outside because of a fact: once, and never by a replay. */
export const Effect = z.object({
  key: z.string(),
  source: SourceId,
  /** The calendar that it is written to. */
  into: z.string(),
  release: ReleaseId,
  /** What the calendar knows the entry by. */
  uid: z.string(),
  does: z.enum(['write', 'remove']),
  /** `null` where it is taken away. */
  entry: PublishedEntry.nullable(),
  state: EffectState,
  /** Why it stands so, in a sentence; `null` where nothing has to be said. */
  because: z.string().nullable(),
  failure: SyncFailure.nullable(),
  tries: z.int(),
  notedAt: z.int(),
  lastTriedAt: z.int().nullable(),
  /** `null` where nothing is planned. */
  nextAt: z.int().nullable(),
  doneAt: z.int().nullable(),
})
export type Effect = z.infer<typeof Effect>
