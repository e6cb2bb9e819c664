import { DAY_MS, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import type { Somebody } from './cast.ts'
import type { Known, World } from './world.ts'

/** A time that was set aside to bring a release to production. */
export type Maintenance = {
  readonly id: string
  readonly says: string
  readonly by: Somebody
  readonly saidAt: number
  readonly from: number
  readonly until: number
  readonly services: readonly Known[]
}

const idOf = (of: string): string => `P${randomOf('maintenance', of).hex(6).toUpperCase()}`

/** All that was set aside until a moment, the last first. */
export function maintenanceOf(world: World, at: number): readonly Maintenance[] {
  return [...past(world), ...ahead(world)]
    .filter(({ saidAt }) => saidAt <= at)
    .toSorted((a, b) => b.from - a.from)
}

function past(world: World): readonly Maintenance[] {
  const inProduction = world.cast.rollouts.filter(({ place }) => place.startsWith('production'))
  const groups = Map.groupBy(inProduction, ({ release }) => release)
  return [...groups].map(([release, rollouts]) => {
    const first = rollouts.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
    const last = rollouts.reduce((most, { endsAt, at }) => Math.max(most, endsAt ?? at), 0)
    const from = first - 15 * MINUTE_MS
    return {
      ...{ id: idOf(release), says: release, by: world.whoIs(rollouts[0]!.by) },
      ...{ saidAt: from - 2 * DAY_MS, from, until: last + 20 * MINUTE_MS },
      services: knownAs(
        world,
        rollouts.map(({ repository }) => repository),
      ),
    }
  })
}

const ahead = (world: World): readonly Maintenance[] =>
  world.cast.coming.map(({ key, release, moves, startsAt, endsAt, by }) => ({
    ...{ id: idOf(key), says: release, by: world.whoIs(by) },
    ...{ saidAt: startsAt - 2 * DAY_MS, from: startsAt, until: endsAt },
    services: knownAs(
      world,
      moves.map(({ repository }) => repository),
    ),
  }))

const knownAs = (world: World, keys: readonly string[]): readonly Known[] =>
  [...new Set(keys)].flatMap((key) => world.find((one) => one.key === key) ?? [])
