import { DAY_MS, type Day, HOUR_MS, MINUTE_MS } from '../../story/days.ts'
import { type Random, randomOf } from '../../story/random.ts'
import type { Repository, Rollout, Somebody } from './cast.ts'
import { CHANGE_LIFE_MS, type Change } from './changes.ts'
import type { Daybook } from './daybook.ts'

export type Ends = 'success' | 'failure' | 'timedOut' | 'cancelled'
export type Attempt = {
  readonly begunAt: number
  readonly startsAt: number
  readonly endsAt: number
  readonly ends: Ends
}

/** A run of checks or of a delivery, with all its attempts, also those that are still to come. */
export type Run = {
  readonly createdAt: number
  readonly what: 'checks' | 'delivery' | 'nightly' | 'release'
  readonly branch: string
  readonly sha: string
  readonly title: string
  readonly by: Somebody
  readonly attempts: readonly Attempt[]
}

/** After so long nothing happens to a run any more. */
export const RUN_LIFE_MS = 4 * HOUR_MS

const outcomes = { success: 87, failure: 8, cancelled: 3, timedOut: 2 } as const
/** Least and most minutes. */
const lasts: Readonly<Record<Run['what'], readonly [number, number]>> = {
  checks: [3, 11],
  delivery: [5, 14],
  nightly: [20, 45],
  release: [4, 7],
}

export type Telling = {
  readonly seed: string
  readonly of: Repository
  readonly changes: Daybook<Change>
  readonly rollouts: readonly Rollout[]
  readonly bot: Somebody
  readonly whoIs: (login: string) => Somebody
}

/** Each change is checked when it is opened, delivered when it is merged; each night all is tried. */
export function runsOn(day: Day, telling: Telling): readonly Run[] {
  const { changes, rollouts } = telling
  const [begins, ends] = [day * DAY_MS, (day + 1) * DAY_MS]
  const within = (at: number) => at >= begins && at < ends
  const near = [...changes.between(begins - CHANGE_LIFE_MS, ends - 1)]
  const opened = near.filter(({ createdAt }) => within(createdAt + CHECKED_MS))
  const merged = near.filter((one) => one.ends === 'merged' && within(one.endsAt + MERGED_MS))
  return [
    ...opened.map((one) => checkOf(one, telling)),
    ...merged.map((one) => deliveryOf(one, telling)),
    nightlyOn(day, telling),
    ...rollouts.filter(({ at }) => within(at)).map((one) => releaseRunOf(one, telling)),
  ].toSorted((a, b) => a.createdAt - b.createdAt)
}

const CHECKED_MS = 9_000
const MERGED_MS = 6_000

function checkOf(change: Change, telling: Telling): Run {
  const at = change.createdAt + CHECKED_MS
  return {
    ...begun({ what: 'checks', at, telling }),
    ...{
      branch: change.branch,
      sha: change.commits.at(-1)!.sha,
      title: change.title,
      by: change.by,
    },
  }
}

function deliveryOf(change: Change, telling: Telling): Run {
  return {
    ...begun({ what: 'delivery', at: change.endsAt + MERGED_MS, telling }),
    ...{ branch: 'main', sha: change.mergeSha, title: change.title, by: change.reviewer },
  }
}

function nightlyOn(day: Day, telling: Telling): Run {
  const random = randomOf(telling.seed, 'nightly', telling.of.key, day)
  const at = day * DAY_MS + random.between(0, 24 * 60 - 1) * MINUTE_MS + random.between(0, 59_000)
  const sha = random.hex(40)
  return {
    ...begun({ what: 'nightly', at, telling }),
    ...{ branch: 'main', sha, title: 'Everything once more', by: telling.bot },
  }
}

function releaseRunOf(rollout: Rollout, telling: Telling): Run {
  const { at: createdAt, endsAt, ends, version, place } = rollout
  const attempt = { begunAt: createdAt, startsAt: createdAt + 4_000, ends }
  return {
    ...{ createdAt, what: 'release', branch: tagOf(version), sha: shaOf(rollout) },
    ...{ title: `${version} to ${place}`, by: telling.whoIs(rollout.by) },
    attempts: [{ ...attempt, endsAt: endsAt ?? createdAt + RUN_LIFE_MS }],
  }
}

export const tagOf = (version: string): string => (/^\d/.test(version) ? `v${version}` : version)

/** The commit that a version was built of. */
export const shaOf = ({ repository, version }: Pick<Rollout, 'repository' | 'version'>): string =>
  randomOf('version', repository, version).hex(40)

type Begun = { readonly what: Run['what']; readonly at: number; readonly telling: Telling }

function begun({
  what,
  at: createdAt,
  telling,
}: Begun): Pick<Run, 'what' | 'createdAt' | 'attempts'> {
  const random = randomOf(telling.seed, 'run', telling.of.key, what, createdAt)
  const first = attemptOf({ what, begunAt: createdAt, random })
  const again = first.ends === 'failure' && random.chance(0.55)
  const begunAt = first.endsAt + random.between(2, 25) * MINUTE_MS
  const attempts = again ? [first, attemptOf({ what, begunAt, random })] : [first]
  return { what, createdAt, attempts }
}

type Trying = { readonly what: Run['what']; readonly begunAt: number; readonly random: Random }

function attemptOf({ what, begunAt, random }: Trying): Attempt {
  const [least, most] = lasts[what]
  const startsAt = begunAt + random.between(4, 45) * 1000
  const ends = random.weighed<Ends>(outcomes)
  const share = ends === 'success' ? 1 : 0.2 + random.next() * 0.7
  const endsAt = startsAt + Math.round(random.between(least * 60, most * 60) * share) * 1000
  return { begunAt, startsAt, endsAt, ends }
}

export type RunStands = {
  readonly attempt: number
  readonly is: Attempt
  readonly state: 'queued' | 'running' | 'ended'
  readonly touchedAt: number
}

/** How a run stands at a moment, by its latest attempt. */
export function runAt({ attempts }: Run, at: number): RunStands {
  const count = Math.max(1, attempts.filter(({ begunAt }) => begunAt <= at).length)
  const is = attempts[count - 1]!
  const state = at >= is.endsAt ? 'ended' : at >= is.startsAt ? 'running' : 'queued'
  const touchedAt = state === 'ended' ? is.endsAt : state === 'running' ? is.startsAt : is.begunAt
  return { attempt: count, is, state, touchedAt }
}

/** What a build server packs a few times a day, beside all checks; it is known once it has begun. */
export function buildsOn(day: Day, { seed, of, whoIs, crew }: Packing): readonly Run[] {
  const random = randomOf(seed, 'builds', of.key, day)
  const count = random.between(2, 4)
  const moments = Array.from({ length: count }, () => day * DAY_MS + random.between(0, DAY_MS - 1))
  return moments
    .toSorted((a, b) => a - b)
    .map((createdAt, i) => {
      const own = randomOf(seed, 'build', of.key, day, i)
      const attempt = attemptOf({ what: 'delivery', begunAt: createdAt, random: own })
      const by = own.chance(0.3) ? whoIs(own.pick(crew).login) : whoIs('release-bot')
      return {
        ...{ createdAt, what: 'delivery', branch: 'main', sha: own.hex(40), by },
        ...{ title: 'Package', attempts: [{ ...attempt, startsAt: createdAt }] },
      }
    })
}

type Packing = Pick<Telling, 'seed' | 'of' | 'whoIs'> & { readonly crew: readonly Somebody[] }
