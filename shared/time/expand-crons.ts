import { Cron } from 'croner'
import type { Span } from './wall-slot.ts'
import { writeIcsTime } from './wall-time.ts'
import { zoneOfName } from './zone-of-name.ts'

/** A freeze as GitLab keeps it: it runs from one cron expression to the other. */
export type FreezeCrons = {
  readonly start: string
  readonly end: string
  readonly zone: string
}

export type ExpandedCrons = {
  readonly intervals: readonly Span[]
  /** Sentences about what the pair does not do, though whoever wrote it may think so. */
  readonly caveats: readonly string[]
  /** Why intervals may be missing; `null` where none can be. */
  readonly cut: string | null
}

export type CronExpansion = {
  readonly crons: FreezeCrons
  readonly from: number
  readonly before: number
  /** Milliseconds since any fixed moment. */
  readonly elapsed: () => number
}

const MOST_INTERVALS = 10_000
const LONGEST_MS = 50

/**
 * The times within [from, before) that GitLab reads as frozen: after a start that came later than the last
 * end, and before an end that comes sooner than the next start. A clock time that is skipped comes when the
 * clock has been set forward, one that is repeated comes once.
 */
export function expandCrons({ crons, from, before, elapsed }: CronExpansion): ExpandedCrons {
  const pair = readPair(crons)
  if (typeof pair === 'string') return { intervals: [], caveats: [pair], cut: pair }
  const never = neverOf(pair, from)
  if (never) return { intervals: [], caveats: [never], cut: null }
  const intervals: Span[] = []
  const holes: Hole[] = []
  const ends = elapsed() + LONGEST_MS
  let cursor: number | undefined = from
  let cut: string | null = null
  for (let steps = 0; cursor !== undefined && cursor < before; steps += 1) {
    if (steps >= MOST_INTERVALS || elapsed() >= ends) {
      cut = `The freeze begins too often to follow; what it does after ${written(cursor)} is not known.`
      break
    }
    const found = intervalAfter(pair, cursor)
    if (!found) break
    if (found.interval && found.interval.startsAt < before) intervals.push(found.interval)
    if (found.hole && found.hole.startsAt < before && found.hole.endsAt > from)
      holes.push(found.hole)
    cursor = found.next
  }
  return { intervals, caveats: caveatsOf(holes), cut }
}

type Pair = { readonly start: Cron; readonly end: Cron }

function readPair({ start, end, zone }: FreezeCrons): Pair | string {
  const timezone = zoneOfName(zone)
  if (timezone === undefined) return `The zone "${zone.slice(0, 60)}" of the freeze is not known.`
  const options = { timezone, paused: true, mode: '5-part' } as const
  let reading = start
  try {
    const startCron = new Cron(start, options)
    reading = end
    return { start: startCron, end: new Cron(end, options) }
  } catch {
    return `The cron expression "${reading.slice(0, 60)}" of the freeze cannot be read.`
  }
}

function neverOf(pair: Pair, from: number): string | undefined {
  if (nextOf(pair.start, from) === undefined && lastOf(pair.start, from) === undefined)
    return 'The freeze never begins.'
  if (nextOf(pair.end, from) === undefined)
    return 'The freeze can never end; GitLab reads such a freeze as never begun.'
  return undefined
}

type Hole = Span & { readonly because: 'begunAgain' | 'sameMoment' }
type Found = {
  readonly interval: Span | undefined
  readonly hole: Hole | undefined
  /** Where to look on: nothing is frozen between. */
  readonly next: number | undefined
}

/** About the first end after a moment: whether a start that counts lies before it. */
function intervalAfter({ start, end }: Pair, at: number): Found | undefined {
  const endsAt = nextOf(end, at)
  if (endsAt === undefined) return undefined
  const next = nextOf(start, endsAt - 1)
  const endedAt = lastOf(end, endsAt) ?? -Infinity
  const startsAt = lastOf(start, endsAt)
  if (startsAt === undefined || startsAt < endedAt)
    return { interval: undefined, hole: undefined, next: later(next, endsAt) }
  if (startsAt === endedAt) {
    const hole = { startsAt, endsAt, because: 'sameMoment' } as const
    return { interval: undefined, hole, next: later(next, endsAt) }
  }
  if (next === endsAt) {
    const hole = { startsAt, endsAt, because: 'sameMoment' } as const
    return { interval: undefined, hole, next: endsAt }
  }
  const begun = endedAt === -Infinity ? startsAt : nextOf(start, endedAt)!
  const hole =
    begun < startsAt
      ? ({ startsAt: begun, endsAt: startsAt, because: 'begunAgain' } as const)
      : undefined
  return { interval: { startsAt, endsAt }, hole, next: later(next, endsAt) }
}

const later = (next: number | undefined, at: number) =>
  next === undefined ? undefined : Math.max(next, at)

/** Strictly after. */
const nextOf = (cron: Cron, at: number) => cron.nextRun(new Date(at))?.getTime()

/** Strictly before; `undefined` where it never came. */
const lastOf = (cron: Cron, at: number) => cron.previousRuns(1, new Date(at))[0]?.getTime()

function caveatsOf(holes: readonly Hole[]): readonly string[] {
  const again = holes.filter(({ because }) => because === 'begunAgain')
  const same = holes.filter(({ because }) => because === 'sameMoment')
  const caveats: string[] = []
  if (again[0])
    caveats.push(
      `The freeze begins again before it has ended, so GitLab reads it as open from ${written(again[0].startsAt)} until ${written(again[0].endsAt)}${moreThan(again)}.`,
    )
  if (same[0])
    caveats.push(
      `The freeze ends at the moment it begins again, so GitLab reads it as open from ${written(same[0].startsAt)} until ${written(same[0].endsAt)}${moreThan(same)}.`,
    )
  return caveats
}

const moreThan = ({ length }: readonly Hole[]) =>
  length > 1 ? `, and so ${length - 1} more ${length === 2 ? 'time' : 'times'}` : ''

const written = (instant: number) =>
  writeIcsTime(instant, 'Z').replace(/^(....)(..)(..T..)(..).*$/, '$1-$2-$3:$4Z')
