import { DAY_MS, type Day, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Coming, Repository, Rollout, Somebody } from './cast.ts'
import type { Daybook } from './daybook.ts'
import { RUN_LIFE_MS, type Run, shaOf, tagOf } from './runs.ts'

/** Something brought to a place, with how it will end. */
export type Deployment = {
  readonly createdAt: number
  readonly place: string
  /** `null` where a branch was deployed, not a version. */
  readonly version: string | null
  readonly ref: string
  readonly sha: string
  readonly by: Somebody
  readonly startsAt: number
  /** `null` where it hangs for ever. */
  readonly endsAt: number | null
  readonly ends: 'success' | 'failure'
}

type Telling = {
  readonly seed: string
  readonly of: Repository
  readonly runs: Daybook<Run>
  readonly rollouts: readonly Rollout[]
  readonly coming: readonly Coming[]
  readonly whoIs: (login: string) => Somebody
}

const CANDIDATE_MS = 20 * 60 * MINUTE_MS

/** What was merged goes to the first places by itself; to the others it is brought by a release. */
export function deploymentsOn(day: Day, telling: Telling): readonly Deployment[] {
  const { runs, rollouts, of } = telling
  if (of.kind === 'tool') return []
  const [begins, ends] = [day * DAY_MS, (day + 1) * DAY_MS]
  const within = ({ createdAt }: Deployment) => createdAt >= begins && createdAt < ends
  const delivered = [...runs.between(begins - RUN_LIFE_MS, ends)].filter(isDelivered)
  return [
    ...delivered.flatMap((run) => byItself(run, telling)),
    ...rollouts.map((rollout) => fromRollout(rollout, telling)),
    ...candidatesOf(telling),
  ]
    .filter(within)
    .toSorted((a, b) => a.createdAt - b.createdAt)
}

const isDelivered = ({ what, attempts }: Run): boolean =>
  what === 'delivery' && attempts.at(-1)!.ends === 'success'

function byItself(run: Run, { seed, of }: Telling): readonly Deployment[] {
  const { endsAt } = run.attempts.at(-1)!
  const random = randomOf(seed, 'deployment', of.key, run.createdAt)
  const said = { version: null, ref: 'main', sha: run.sha, by: run.by }
  const first = {
    ...{ ...said, place: 'development', createdAt: endsAt + 5_000, startsAt: endsAt + 12_000 },
    ends: random.chance(0.96) ? 'success' : 'failure',
    endsAt: endsAt + random.between(50, 170) * 1000,
  } as const
  if (first.ends === 'failure' || !random.chance(0.4)) return [first]
  const at = first.endsAt + random.between(2, 9) * MINUTE_MS
  return [
    first,
    {
      ...{ ...said, place: 'integration', createdAt: at, startsAt: at + 8_000 },
      ...{ ends: 'success', endsAt: at + random.between(60, 240) * 1000 },
    },
  ]
}

function fromRollout(rollout: Rollout, { whoIs }: Telling): Deployment {
  const { at, endsAt, ends, version, place, by } = rollout
  return {
    ...{ createdAt: at, place, version, ref: tagOf(version), sha: shaOf(rollout), by: whoIs(by) },
    ...{ startsAt: at + 6_000, endsAt, ends },
  }
}

/** What is to be released tomorrow stands on staging today. */
function candidatesOf({ of, coming, whoIs }: Telling): readonly Deployment[] {
  return coming.flatMap(({ moves, places, startsAt, by }) => {
    const move = moves.find(({ repository }) => repository === of.key)
    const region = places.at(-1)?.replace(/^[a-z]+-/, '')
    if (!move || !region) return []
    const createdAt = startsAt - CANDIDATE_MS + moves.indexOf(move) * 5 * MINUTE_MS
    const { version } = move
    return [
      {
        ...{
          createdAt,
          place: `staging-${region}`,
          version,
          ref: tagOf(version),
          sha: shaOf(move),
        },
        ...{ by: whoIs(by), startsAt: createdAt + 6_000, endsAt: createdAt + 4 * MINUTE_MS },
        ends: 'success' as const,
      },
    ]
  })
}

export const deploymentState = ({ startsAt, endsAt }: Deployment, at: number) =>
  endsAt !== null && at >= endsAt ? 'ended' : at >= startsAt ? 'running' : 'queued'

/** When a deployment itself changed last. */
export function deploymentTouchedAt(of: Deployment, at: number): number {
  const state = deploymentState(of, at)
  if (state === 'ended') return of.endsAt ?? of.createdAt
  return state === 'running' ? of.startsAt : of.createdAt
}

/** When another one took its place; `undefined` while it stands, or never stood. */
export function replacedAt(
  of: Deployment,
  { book, at }: { readonly book: Daybook<Deployment>; readonly at: number },
): number | undefined {
  if (of.ends !== 'success' || of.endsAt === null || of.endsAt > at) return undefined
  for (const next of book.between(of.createdAt + 1, at)) {
    const { endsAt } = next
    if (next.place !== of.place || next.ends !== 'success' || endsAt === null) continue
    if (endsAt > of.endsAt && endsAt <= at) return endsAt
  }
  return undefined
}
