import { DAY_MS, type Day, HOUR_MS, MINUTE_MS, weekdayOf } from '../../story/days.ts'
import { type Random, randomOf } from '../../story/random.ts'
import type { Cast, Repository, Somebody } from './cast.ts'
import { areas, deeds, things } from './words.ts'

export type Commit = { readonly sha: string; readonly at: number; readonly by: Somebody }

/** A pull request or merge request, with all that will become of it. */
export type Change = {
  readonly createdAt: number
  readonly title: string
  readonly branch: string
  readonly by: Somebody
  readonly reviewer: Somebody
  readonly commits: readonly Commit[]
  readonly lookedAt: number
  readonly endsAt: number
  readonly ends: 'merged' | 'closed'
  readonly mergeSha: string
  readonly added: number
  readonly removed: number
  readonly files: number
}

/** After so long a change is merged or given up. */
export const CHANGE_LIFE_MS = 5 * DAY_MS

/** When people work, in hours of Greenwich. */
const hours: Readonly<Record<string, readonly [number, number]>> = {
  'eu-central': [7, 16],
  'us-east': [13, 22],
  'ap-south': [4, 13],
  'ap-southeast': [0, 8],
}

export const duringWork = ({ region }: Repository, random: Random): number => {
  const [from, to] = hours[region] ?? [8, 17]
  return from * HOUR_MS + Math.floor(random.next() * (to - from) * HOUR_MS)
}

/** What was opened on a day. */
export function changesOn(
  day: Day,
  { cast, of }: { cast: Cast; of: Repository },
): readonly Change[] {
  const random = randomOf(cast.seed, 'changes', of.key, day)
  const count = weekdayOf(day) >= 6 ? Number(random.chance(0.15)) : random.between(1, 3)
  const moments = Array.from({ length: count }, () => day * DAY_MS + duringWork(of, random))
  return moments.toSorted((a, b) => a - b).map((at, i) => changeOf({ cast, of, at, i, day }))
}

type Making = {
  readonly cast: Cast
  readonly of: Repository
  readonly at: number
  readonly i: number
  readonly day: Day
}

function changeOf({ cast, of, at: createdAt, i, day }: Making): Change {
  const random = randomOf(cast.seed, 'change', of.key, day, i)
  const crew = cast.crews[of.team] ?? cast.crews['central']!
  const by = random.pick(crew)
  const others = crew.filter((one) => one !== by)
  const area = random.pick(areas)
  const thing = random.pick(things)
  const title = `${random.pick(deeds)} ${thing} ${area}`
  const lasts = random.chance(0.7) ? random.between(20, 400) : random.between(400, 60 * 60)
  const closed = random.chance(0.07)
  const commits = Array.from({ length: random.between(1, 5) }, (_, n) => ({
    sha: random.hex(40),
    at: createdAt - random.between(2, 30) * MINUTE_MS - n * random.between(20, 240) * MINUTE_MS,
    by,
  })).toReversed()
  return {
    ...{ createdAt, title, by, commits },
    branch: `${random.pick(['feature', 'fix', 'chore'])}/${thing.replaceAll(' ', '-')}-${random.between(100, 999)}`,
    reviewer: random.pick(others.length > 0 ? others : crew),
    lookedAt: createdAt + Math.floor(lasts * 0.5) * MINUTE_MS,
    endsAt: createdAt + lasts * MINUTE_MS,
    ends: closed ? 'closed' : 'merged',
    mergeSha: random.hex(40),
    added: random.between(3, 420),
    removed: random.between(0, 160),
    files: random.between(1, 14),
  }
}

/** When something was last done to it. */
export function changeTouchedAt({ createdAt, lookedAt, endsAt }: Change, at: number): number {
  if (endsAt <= at) return endsAt
  return lookedAt <= at ? lookedAt : createdAt
}
