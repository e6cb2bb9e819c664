import type { Chapter, Stage } from '../stage.ts'
import { DAY_MS, MINUTE_MS } from '../story/days.ts'

/** On the second day the places are described; one that was given up is told of as well. */
export const environmentsChapter: Chapter = ({ foundedAt, environments, company }) => {
  const by = company.deputy.key
  const begin = foundedAt + DAY_MS
  const former = 'Staging of the former data centre'
  return [
    ...environments.map(({ key, ...said }, i) => ({
      at: begin + i * 4 * MINUTE_MS,
      run: async (stage: Stage) =>
        stage.name(key, (await stage.as(by, 'environments.add', said)).id),
    })),
    {
      at: begin + 3 * DAY_MS,
      async run(stage: Stage) {
        const said = { name: former, stage: 2, tier: 2 }
        const { id, version } = await stage.as(by, 'environments.add', said)
        const reason = 'The building was given up in spring; kept here for its history.'
        const retiring = { environmentId: id, reason, expectedVersion: version }
        await stage.as(by, 'environments.retire', retiring)
      },
    },
  ]
}
