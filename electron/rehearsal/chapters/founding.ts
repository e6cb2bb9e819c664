import type { Chapter } from '../stage.ts'

/** The visitor founds the workspace and makes a colleague its second administrator. */
export const founding: Chapter = ({ foundedAt, company }) => [
  {
    at: foundedAt,
    async run(stage) {
      const { visitor } = company
      const { name, city } = visitor
      const person = await stage.founding('people.enrol', { name, timeZone: city.zone })
      stage.name(visitor.key, person.id)
      await stage.founding('workspace.rename', { name: company.name })
    },
  },
]
