import { DAY_MS, HOUR_MS } from '../../story/days.ts'
import type { Coming, Repository, Rollout, Somebody } from './cast.ts'
import { shaOf, tagOf } from './runs.ts'

/** A version that a code host tells of. */
export type ToldVersion = {
  readonly createdAt: number
  /** Until then it is a draft. */
  readonly publishedAt: number
  readonly tag: string
  readonly sha: string
  readonly by: Somebody
  readonly notes: string
}

type Telling = {
  readonly of: Repository
  readonly rollouts: readonly Rollout[]
  readonly coming: readonly Coming[]
  readonly whoIs: (login: string) => Somebody
}

/** Drafted two days before it is brought anywhere, published when it is; oldest first. */
export function versionsOf({ of, rollouts, coming, whoIs }: Telling): readonly ToldVersion[] {
  const found = new Map<string, ToldVersion>()
  const keep = (version: string, said: { at: number; by: string; release: string }) => {
    const tag = tagOf(version)
    const earlier = found.get(tag)
    if (earlier && earlier.publishedAt <= said.at) return
    found.set(tag, {
      ...{ createdAt: said.at - 2 * DAY_MS, publishedAt: said.at - HOUR_MS, tag },
      sha: shaOf({ repository: of.key, version }),
      ...{ by: whoIs(said.by), notes: `Part of ${said.release}.` },
    })
  }
  for (const { version, at, by, release } of rollouts) keep(version, { at, by, release })
  for (const { moves, startsAt, by, release } of coming) {
    const move = moves.find(({ repository }) => repository === of.key)
    if (move) keep(move.version, { at: startsAt, by, release })
  }
  return [...found.values()].toSorted((a, b) => a.createdAt - b.createdAt)
}
