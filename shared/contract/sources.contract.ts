import { z } from 'zod'
import { ReleaseId, SourceId } from '#shared/vocabulary/ids.ts'
import { pageOf } from '#shared/vocabulary/page.ts'
import { ReleaseState } from '#shared/vocabulary/release.ts'
import {
  Source,
  SourceAddress,
  SourceDetails,
  SourceKind,
  SourceNetwork,
  SourceSettings,
  SourceStream,
  StreamStanding,
  SyncFailure,
} from '#shared/vocabulary/source.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query, task } from './operation.ts'

const sourceId = SourceId
const expectedVersion = z.int()
const reason = Words.nullable().optional()
/** A token or password; it leaves the core for that host only and is shown nowhere again. */
const Secret = z.string().min(1).max(10_000)

/** What can be read of which kind of thing, and what has to be known for it. */
const Kind = z.object({
  kind: z.string(),
  title: z.string(),
  says: z.string(),
  address: z.object({ says: z.string(), usual: z.string().nullable() }),
  secret: z.object({ label: z.string(), says: z.string(), due: z.boolean() }).nullable(),
  /** JSON Schema of its settings. */
  settings: z.record(z.string(), z.json()),
  observes: z.array(z.string()),
  /** Whether it may be read from files of the machine that the core runs on. */
  fromFiles: z.boolean().optional(),
})

/** How a source stands as a whole: as its worst part does. */
const SourceStands = z.object({
  ...Source.shape,
  standing: StreamStanding,
  because: z.string(),
  /** As of when all of it is known; `null` where part of it never was read. */
  asOf: z.int().nullable(),
  nextAt: z.int().nullable(),
  failure: SyncFailure.nullable(),
  quarantined: z.int(),
  streams: z.array(SourceStream),
})

/** A source that is not current, and what comes all the same. */
const RestedOn = z.object({
  source: SourceId,
  name: z.string(),
  standing: StreamStanding,
  because: z.string(),
  asOf: z.int().nullable(),
  /** The first of them, by their start. */
  releases: z.array(
    z.object({ id: ReleaseId, name: z.string(), state: ReleaseState, startsAt: z.int() }),
  ),
  total: z.int(),
})

const Probed = z.object({
  /** Whom the source takes us for; `null` where it does not say. */
  as: z.string().nullable(),
  version: z.string().nullable(),
  /** What stands there in a few words, where that says more than who asks, as with files. */
  found: z.string().optional(),
  /** What could be read there, to choose from. */
  projects: z.array(z.object({ project: z.string(), says: z.string().nullable() })),
  /** True where there are more than are listed. */
  more: z.boolean(),
  remarks: z.array(z.string()),
})

const draft = {
  baseUrl: SourceAddress,
  settings: SourceSettings.default({}),
  network: SourceNetwork.partial().default({}),
}
const given = { secret: Secret.optional(), clientKey: Secret.optional() }
const secrets = ['secret', 'clientKey']
const unfit = [
  'sources/unknown-kind',
  'sources/settings-unfit',
  'sources/secret-due',
  'sources/not-here',
]

export const sources = {
  'sources.kinds': query({
    says: 'What can be read of the outside world, and what has to be said to read it.',
    requires: 'sources:read',
    reads: [],
    input: z.strictObject({}),
    output: z.object({ items: z.array(Kind) }),
  }),
  'sources.list': query({
    says: 'Every source with how old what is known of it is, and why.',
    requires: 'sources:read',
    reads: ['sources', 'sync', 'metrics'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(SourceStands),
      /** Whether anything is read here: a host may have no network, or end with its answer. */
      reads: z.enum(['byItself', 'whenAsked', 'never']),
    }),
  }),
  'sources.restedOn': query({
    says: 'Which releases that run or start within two weeks rest on a source that is not current, because their services are joined to it; the worst source first.',
    requires: 'sources:read',
    reads: [
      'sources',
      'sync',
      'metrics',
      'joins',
      'runs',
      'deployments',
      'changes',
      'incidents',
      'releases',
    ],
    input: z.strictObject({}),
    output: z.object({ items: z.array(RestedOn) }),
  }),
  'sources.add': task({
    says: 'Adds a source; what it is asked with is kept with the secrets, never in the workspace.',
    requires: 'sources:write',
    refusals: ['sources/name-taken', ...unfit],
    input: z.strictObject({ kind: SourceKind, name: SourceDetails.shape.name, ...draft, ...given }),
    output: Source,
    secret: secrets,
  }),
  'sources.change': task({
    says: 'Changes where and how a source is read. Another host gets no secret that was given for this one: it has to be given anew. What was read of projects that are taken off its list is forgotten.',
    requires: 'sources:write',
    refusals: [
      'sources/unknown',
      'sources/stale',
      'sources/nothing-changed',
      'sources/name-taken',
      ...unfit,
    ],
    input: z.strictObject({
      sourceId,
      changes: SourceDetails.partial(),
      ...given,
      expectedVersion,
    }),
    /** How many rows went with what is not read of it any more. */
    output: z.object({ ...Source.shape, forgotten: z.int() }),
    secret: secrets,
  }),
  'sources.pause': command({
    says: 'Stops reading a source; what is known of it stays, and ages.',
    requires: 'sources:write',
    refusals: ['sources/unknown', 'sources/stale', 'sources/already-paused'],
    input: z.strictObject({ sourceId, reason, expectedVersion }),
    output: Source,
  }),
  'sources.resume': command({
    says: 'Reads a source again.',
    requires: 'sources:write',
    refusals: ['sources/unknown', 'sources/stale', 'sources/not-paused'],
    input: z.strictObject({ sourceId, reason, expectedVersion }),
    output: Source,
  }),
  'sources.remove': task({
    says: 'Removes a source and forgets its secret and everything that was read of it.',
    requires: 'sources:write',
    refusals: ['sources/unknown', 'sources/stale'],
    input: z.strictObject({ sourceId, reason, expectedVersion }),
    output: z.object({ forgotten: z.int() }),
  }),
  'sources.test': task({
    says: 'Tries whether a source answers, as whom, and what could be read there; one that stands, or one that is about to be added.',
    requires: 'sources:write',
    refusals: ['sources/unknown', ...unfit],
    input: z.strictObject({
      sourceId: sourceId.optional(),
      kind: SourceKind.optional(),
      baseUrl: SourceAddress.optional(),
      settings: SourceSettings.optional(),
      network: SourceNetwork.partial().optional(),
      ...given,
    }),
    output: z.object({ probed: Probed.nullable(), failure: SyncFailure.nullable() }),
    secret: secrets,
  }),
  'sources.sync': task({
    says: 'Reads a source now, and says what came of it.',
    requires: 'sources:read',
    refusals: ['sources/unknown', 'sources/paused'],
    input: z.strictObject({ sourceId }),
    output: z.object({
      read: z.int(),
      changed: z.int(),
      quarantined: z.int(),
      failures: z.array(z.object({ stream: z.string(), part: z.string(), ...SyncFailure.shape })),
    }),
  }),
  'sources.quarantine': query({
    says: 'What a source said that could not be understood, newest first, with why and as it came.',
    requires: 'sources:read',
    reads: ['sync'],
    input: z.strictObject({ sourceId, ...pageOf(z.string()) }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          stream: z.string(),
          part: z.string(),
          because: z.string(),
          firstAt: z.int(),
          lastAt: z.int(),
          times: z.int(),
          raw: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
} as const
