import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Somebody } from './cast.ts'
import type { World } from './world.ts'

/** A time in which nobody is to be woken about a service. */
export type Silence = {
  readonly id: string
  readonly service: string
  readonly by: Somebody
  readonly comment: string
  /** From when on it is known. */
  readonly saidAt: number
  readonly from: number
  readonly until: number
}

/** Those who bring something to production keep its alerts quiet meanwhile; told from when they said so. */
export function silencesOf(
  world: World,
  { since, at }: { since: number; at: number },
): readonly Silence[] {
  const { rollouts } = world.cast
  const begun = rollouts.filter(({ place }) => place.startsWith('production'))
  const first = new Map<string, Silence>()
  for (const { repository, release, at: from, by } of begun) {
    const known = world.find(({ key }) => key === repository)
    const key = `${release} ${repository}`
    if (!known || first.has(key) || from + HOUR_MS < since || from - 5 * MINUTE_MS > at) continue
    first.set(key, {
      ...{ id: idOf(key), service: known.repository.name, by: world.whoIs(by) },
      ...{ comment: release, saidAt: from - 5 * MINUTE_MS },
      ...{ from: from - 5 * MINUTE_MS, until: from + HOUR_MS },
    })
  }
  return [...first.values(), ...ahead(world, { since, at })]
}

/** What is planned for tomorrow is kept quiet already. */
function ahead(world: World, { since, at }: { since: number; at: number }): readonly Silence[] {
  return world.cast.coming.flatMap(({ key, release, moves, startsAt, endsAt, by }) =>
    moves.flatMap(({ repository }) => {
      const known = world.find((one) => one.key === repository)
      if (!known || startsAt - DAY_MS > at || endsAt < since) return []
      return [
        {
          ...{ id: idOf(`${key} ${repository}`), service: known.repository.name },
          ...{ by: world.whoIs(by), comment: release, saidAt: startsAt - DAY_MS },
          ...{ from: startsAt, until: endsAt },
        },
      ]
    }),
  )
}

function idOf(key: string): string {
  const random = randomOf('silence', key)
  return [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join('-')
}
