import type { TeamId } from '#shared/vocabulary/ids.ts'
import type { Chapter, Step } from '../stage.ts'
import { DAY_MS, HOUR_MS } from '../story/days.ts'
import type { Service } from '../story/services.ts'

const TAKEN_IN_DAYS = 4

/** Within some days all services are written down; later a few go out of use. */
export const servicesChapter: Chapter = ({ foundedAt, services, company }) => {
  const by = company.deputy.key
  const begin = foundedAt + 2 * DAY_MS
  const each = (TAKEN_IN_DAYS * DAY_MS) / services.length
  return services.flatMap((service, i) => [
    { at: begin + i * each, run: add(service, by) },
    ...retiring(service, by),
  ])
}

const add =
  ({ key, owned, team, said }: Service, by: string): Step['run'] =>
  async (stage) => {
    const ownerTeam = owned ? stage.idOf<TeamId>(team.key) : null
    const added = await stage.as(by, 'services.add', { ...said, ownerTeam })
    stage.name(key, added.id)
  }

function retiring({ key, retiredOn }: Service, by: string): readonly Step[] {
  if (retiredOn === undefined) return []
  const reason = 'Nobody calls it any more; its data was moved.'
  return [
    {
      at: retiredOn * DAY_MS + 9 * HOUR_MS,
      async run(stage) {
        const said = { serviceId: stage.idOf(key), reason, expectedVersion: 1 }
        await stage.as(by, 'services.retire', said)
      },
    },
  ] as readonly Step[]
}
