import type { SourceStream, StreamStanding, SyncFailure } from '#shared/vocabulary/source.ts'

/** Reading takes its time: a schedule is not missed at its very minute. */
const PATIENCE_MS = 5 * 60_000

export type Read = {
  readonly paused: boolean
  readonly everyMs: number
  readonly filling: boolean
  readonly lastReadAt: number | null
  readonly failure: SyncFailure | null
}

/** How far one part can be relied on at a moment. Nothing but `current` is good. */
export function standingOf(read: Read, now: number): StreamStanding {
  if (read.paused) return 'paused'
  if (read.failure) return 'failing'
  if (read.lastReadAt === null) return 'never'
  if (isStale(read, now)) return 'stale'
  return read.filling ? 'filling' : 'current'
}

/** Read too long ago for its schedule: twice the time between two readings, and some patience. */
const isStale = ({ lastReadAt, everyMs }: Read, now: number) =>
  lastReadAt !== null && now - lastReadAt > 2 * everyMs + PATIENCE_MS

/** The worse a standing is, the earlier it comes. */
export const standingsWorstFirst: readonly StreamStanding[] = [
  'failing',
  'never',
  'stale',
  'filling',
  'paused',
  'current',
]

type Whole = {
  readonly standing: StreamStanding
  readonly because: string
  /** The oldest of its readings; `null` where part of it never was read. */
  readonly asOf: number | null
  readonly nextAt: number | null
  readonly failure: SyncFailure | null
  readonly quarantined: number
}

/** A source stands as its worst part does. */
export function standingOfWhole(
  { paused }: { readonly paused: boolean },
  parts: readonly SourceStream[],
): Whole {
  const standings = parts.map(({ standing }) => standing)
  const standing = paused
    ? 'paused'
    : (standingsWorstFirst.find((one) => standings.includes(one)) ?? 'never')
  const failing = parts.filter(({ failure }) => failure !== null)
  const reads = parts.map(({ lastReadAt }) => lastReadAt)
  const nexts = parts.flatMap(({ nextAt }) => (nextAt === null ? [] : [nextAt]))
  return {
    standing,
    because: becauseOf(standing, { parts, failing }),
    asOf: reads.length === 0 ? null : reads.reduce(older),
    nextAt: nexts.length === 0 ? null : Math.min(...nexts),
    failure: failing[0]?.failure ?? null,
    quarantined: parts.reduce((sum, part) => sum + part.quarantined, 0),
  }
}

const older = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.min(one, other)

type Parts = {
  readonly parts: readonly SourceStream[]
  readonly failing: readonly SourceStream[]
}

function becauseOf(standing: StreamStanding, { parts, failing }: Parts): string {
  const count = (of: StreamStanding) => parts.filter((part) => part.standing === of).length
  const share = (of: StreamStanding) => `${count(of)} of ${parts.length} parts`
  if (parts.length === 0 && standing !== 'paused')
    return 'Nothing has been chosen to be read of it.'
  switch (standing) {
    case 'paused':
      return 'Somebody paused it: what is known of it ages.'
    case 'failing':
      return `${failing.length} of ${parts.length} parts could not be read: ${failing[0]?.failure?.because ?? ''}`
    case 'never':
      return `${share('never')} have never been read.`
    case 'stale':
      return `${share('stale')} are older than their schedule promises.`
    case 'filling':
      return `${share('filling')} have only their newest yet; older ones follow.`
    case 'current':
      return 'All of it was read as planned.'
  }
}
