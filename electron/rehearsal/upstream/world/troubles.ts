import { DAY_MS, type Day, dayAt, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Repository, Rollout } from './cast.ts'
import type { Fault } from './words.ts'

/** A stretch of time in which a service did badly. */
export type Trouble = {
  readonly id: string
  readonly repository: string
  readonly fault: Fault
  readonly severity: 'critical' | 'warning'
  /** Which of its instances: a canary, or all of them. */
  readonly track: 'canary' | 'stable'
  readonly from: number
  /** `null` where nobody knows an end yet. */
  readonly until: number | null
}

/** Nobody's trouble lasts longer by itself. */
const LONGEST_MS = 3 * 60 * MINUTE_MS

type Telling = {
  readonly seed: string
  readonly of: Repository
  readonly rollouts: readonly Rollout[]
  /** What a scenario brings about. */
  readonly planned: readonly Trouble[]
}

/** What goes on at some moment between the two, the first first. */
export function troublesOf(
  telling: Telling,
  { since, until }: { readonly since: number; readonly until: number },
): readonly Trouble[] {
  const { of, planned } = telling
  if (of.kind === 'tool') return []
  const days: Trouble[] = []
  for (let day = dayAt(since - LONGEST_MS); day <= dayAt(until); day += 1) {
    days.push(...byChance(day, telling))
  }
  return [...days, ...afterRollouts(telling), ...planned.filter((one) => one.repository === of.key)]
    .filter((one) => one.from <= until && (one.until ?? until) >= since)
    .toSorted((a, b) => a.from - b.from)
}

function byChance(day: Day, { seed, of }: Telling): readonly Trouble[] {
  const random = randomOf(seed, 'trouble', of.key, day)
  if (!random.chance(of.tier <= 1 ? 0.06 : 0.03)) return []
  const from = day * DAY_MS + random.between(0, 24 * 60 - 1) * MINUTE_MS
  return [
    {
      ...{ id: random.hex(16), repository: of.key, track: 'stable', from },
      fault: random.pick(['latency', 'errors', 'saturation'] as const),
      severity: random.chance(0.45) ? 'critical' : 'warning',
      until: from + random.between(6, 95) * MINUTE_MS,
    },
  ]
}

/** What failed in production was felt there until somebody acted. */
function afterRollouts({ of, rollouts }: Telling): readonly Trouble[] {
  return rollouts
    .filter(({ ends, endsAt, place }) => ends === 'failure' && endsAt && place.startsWith('prod'))
    .map((rollout) => {
      const random = randomOf('felt', of.key, rollout.at)
      const from = rollout.at + 2 * MINUTE_MS
      return {
        ...({ id: random.hex(16), repository: of.key, fault: 'errors', track: 'stable' } as const),
        ...{
          severity: 'critical' as const,
          from,
          until: from + random.between(12, 40) * MINUTE_MS,
        },
      }
    })
}
