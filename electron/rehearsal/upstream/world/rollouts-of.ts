import { MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Release } from '../../story/releases.ts'
import type { Rollout } from './cast.ts'
import { type Casting, slugOf, spanOf } from './casting.ts'

/** What a release did to the places that it was meant for; nothing of one that was never started. */
export function rolloutsOf(release: Release, casting: Casting): readonly Rollout[] {
  const { beats } = release
  const started = beats.some((beat) => beat.does === 'state' && beat.to === 'inProgress')
  if (!started) return []
  const tried = rehearsedOf(release, casting)
  const moved = beats.flatMap((beat): readonly Rollout[] => {
    if (beat.does === 'item' && beat.to === 'deployed') {
      return inProduction(release, { ...casting, item: beat.item, at: beat.at })
    }
    if (beat.does === 'item' && beat.to === 'rolledBack') {
      return inProduction(release, { ...casting, item: beat.item, at: beat.at, back: true })
    }
    if (beat.does === 'state' && beat.to === 'failed') {
      return inProduction(release, { ...casting, item: 0, at: beat.at, fails: true })
    }
    return []
  })
  return [...tried, ...moved].filter(({ endsAt }) => (endsAt ?? 0) < casting.story.present)
}

type Moving = Casting & {
  readonly item: number
  /** When somebody said that it was done. */
  readonly at: number
  /** Brings back what stood there before. */
  readonly back?: true
  readonly fails?: true
}

function inProduction(release: Release, moving: Moving): readonly Rollout[] {
  const { draft } = release
  const { at, item, back, fails, loginOf } = moving
  const moved = movedBy(release, moving)
  if (!moved) return []
  const random = randomOf(release.key, 'rollout', item, at)
  const { repository } = moved
  const version = back ? beforeIt(moved.version) : moved.version
  const places = draft.activities
    .filter(({ environment }) => environment.startsWith('production'))
    .map(({ environment }) => slugOf(environment))
  return places.map((place, i) => {
    const takes = random.between(3, 5) * MINUTE_MS
    const endsAt = at - random.between(5, 40) * 1000 - (places.length - 1 - i) * MINUTE_MS
    return {
      ...{ repository, place, version, at: endsAt - takes, endsAt },
      ...{ ends: fails ? 'failure' : 'success', by: loginOf(draft.lead), release: draft.name },
    }
  })
}

/** On staging, in the slot that was agreed for it. */
function rehearsedOf(release: Release, casting: Casting): readonly Rollout[] {
  const { draft } = release
  return draft.activities.flatMap((activity) => {
    const span = spanOf(activity)
    if (!span || activity.environment.startsWith('production')) return []
    return draft.items.flatMap((_, item): readonly Rollout[] => {
      const moved = movedBy(release, { ...casting, item })
      if (!moved) return []
      const at = span.startsAt + (4 + item * 6) * MINUTE_MS
      return [
        {
          ...{ ...moved, place: slugOf(activity.environment), at, endsAt: at + 4 * MINUTE_MS },
          ...{ ends: 'success', by: casting.loginOf(draft.lead), release: draft.name },
        },
      ]
    })
  })
}

type Picking = Pick<Moving, 'known' | 'item'>

function movedBy({ draft }: Release, { known, item }: Picking) {
  const found = draft.items[item]
  if (!found?.service || !known.has(found.service)) return undefined
  return { repository: found.service, version: found.version ?? found.buildId ?? 'unversioned' }
}

/** What a version replaced, as far as its number tells. */
function beforeIt(version: string): string {
  return version.replace(/(\d+)(?=\D*$)/, (last) => String(Math.max(0, Number(last) - 1)))
}
