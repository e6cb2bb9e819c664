import fc from 'fast-check'
import type { StandingSource } from '#renderer/features/sources/source.ts'
import { standingOfWhole } from '#shared/domain/sync/stands.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import {
  type SourceStream,
  StreamStanding,
  SyncTrouble,
  usualNetwork,
} from '#shared/vocabulary/source.ts'

const moment = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })
const failure = fc.record({
  trouble: fc.constantFrom(...SyncTrouble.options),
  because: fc.constantFrom('Nobody answered.', 'The token was refused.'),
  fix: fc.constantFrom('Give another.', null),
  at: moment,
})

const stream: fc.Arbitrary<SourceStream> = fc
  .record({
    stream: fc.constantFrom('runs', 'deployments', 'alerts'),
    part: fc.constantFrom('acme/a', 'acme/b', '*'),
    standing: fc.constantFrom(...StreamStanding.exclude(['paused']).options),
    lastTriedAt: fc.constant(null),
    lastReadAt: moment,
    nextAt: fc.option(moment),
    failure,
    quarantined: fc.constantFrom(0, 0, 3),
  })
  .map((one) => ({
    ...one,
    lastReadAt: one.standing === 'never' ? null : one.lastReadAt,
    failure: one.standing === 'failing' ? one.failure : null,
  }))

/** Sources as the core tells them. */
export const source: fc.Arbitrary<StandingSource> = fc
  .record({
    id: fc.uuid().map((id) => SourceId.parse(id)),
    kind: fc.constantFrom('github', 'jenkins'),
    name: fc.constantFrom('Builds', 'Parcel GitHub', 'Night runs'),
    baseUrl: fc.constant('https://ci.example'),
    paused: fc.boolean(),
    streams: fc.array(stream, { maxLength: 6 }),
  })
  .map((one) => {
    const streams = one.streams.map((part) => ({
      ...part,
      ...(one.paused && { standing: 'paused' as const, nextAt: null }),
    }))
    return {
      ...{ ...one, streams, settings: {}, network: usualNetwork, secretSetAt: null, version: 1 },
      ...standingOfWhole(one, streams),
    }
  })
