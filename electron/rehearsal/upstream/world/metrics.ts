import { DAY_MS, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Repository } from './cast.ts'
import type { Trouble } from './troubles.ts'

/** What a metric follows from. */
export type Measured = {
  readonly seed: string
  readonly of: Repository
  readonly nature: Nature
  /** When its processes began anew, oldest first: counters begin at nothing then. */
  readonly restarts: readonly number[]
  /** All that lies between the first restart and now, by when it began. */
  readonly troubles: readonly Trouble[]
}

type Track = Trouble['track']
/** What a canary gets of all requests. */
const SHARE: Readonly<Record<Track, number>> = { canary: 0.05, stable: 0.95 }

type Nature = {
  readonly perSecond: number
  readonly phase: number
  readonly errors: number
  readonly latency: number
}

/** How a service usually does. */
export function natureOf(seed: string, of: Repository): Nature {
  const random = randomOf(seed, 'nature', of.key)
  return {
    perSecond: random.between(4, 90),
    phase: random.next() * DAY_MS,
    errors: 0.0005 + random.next() * 0.003,
    latency: 0.04 + random.next() * 0.22,
  }
}

const SWING = 0.55
const wave = (at: number, phase: number): number => Math.sin((2 * Math.PI * (at - phase)) / DAY_MS)

/** Requests between two moments: the integral of a day's wave, so that it is the same however it is asked. */
function requests({ perSecond, phase }: Nature, from: number, to: number): number {
  const angle = (at: number) => (2 * Math.PI * (at - phase)) / DAY_MS
  const swings = (SWING * DAY_MS * (Math.cos(angle(from)) - Math.cos(angle(to)))) / (2 * Math.PI)
  return (perSecond * (to - from + swings)) / 1000
}

const overlap = (trouble: Trouble, from: number, to: number): readonly [number, number] => [
  Math.max(from, trouble.from),
  Math.min(to, trouble.until ?? to),
]

const isOf = (trouble: Trouble, track: Track): boolean =>
  trouble.track === 'stable' || trouble.track === track

export type Counting = Measured & { readonly track: Track; readonly status: '2xx' | '5xx' }

/** How many requests were answered since the last restart. */
export function requestsAt(counting: Counting, at: number): number {
  const { restarts, troubles, track, status, nature } = counting
  const since = restarts.findLast((restart) => restart <= at)
  if (since === undefined) return Number.NaN
  const all = requests(nature, since, at)
  const worse = troubles
    .filter((one) => one.fault === 'errors' && isOf(one, track))
    .reduce((sum, one) => {
      const [from, to] = overlap(one, since, at)
      return to > from ? sum + 0.12 * requests(nature, from, to) : sum
    }, 0)
  const failed = Math.min(all, all * nature.errors + worse)
  return Math.floor((status === '5xx' ? failed : all - failed) * SHARE[track])
}

/** Seconds within which 95 of 100 requests are answered; not a number where nobody asked for a minute. */
export function latencyAt(measured: Measured & { readonly track: Track }, at: number): number {
  const { latency, phase } = measured.nature
  const minute = Math.floor(at / MINUTE_MS)
  const noise = randomOf(measured.seed, 'latency', measured.of.key, measured.track, minute)
  if (noise.chance(0.0004)) return Number.NaN
  const bad = measured.troubles.some(
    (one) => one.fault !== 'saturation' && isOf(one, measured.track) && stands(one, at),
  )
  const usual = latency * (1 + 0.2 * wave(at, phase) + 0.12 * (noise.next() - 0.5))
  return Number((usual * (bad ? 4.2 : 1)).toFixed(5))
}

/** How many wait. */
export function queueAt(measured: Measured, at: number): number {
  const { perSecond, phase } = measured.nature
  const minute = Math.floor(at / MINUTE_MS)
  const noise = randomOf(measured.seed, 'queue', measured.of.key, minute)
  const jam = measured.troubles.find((one) => one.fault === 'saturation' && stands(one, at))
  const grown = jam ? ((at - jam.from) / MINUTE_MS) * perSecond * 2 : 0
  return Math.max(0, Math.round(perSecond * (0.5 + 0.4 * wave(at, phase)) * noise.next() + grown))
}

const stands = ({ from, until }: Trouble, at: number): boolean =>
  at >= from && (until === null || at < until)
