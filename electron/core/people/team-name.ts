import type { TeamId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'

type Bearer = { readonly work: Work; readonly but?: TeamId }

/** No other team may be called what people would read as the same. */
export function mustBeOnlyTeam(name: string, { work, but }: Bearer): void {
  const bearer = work.teams.byName(name)
  if (bearer && bearer.id !== but) {
    throw new Refusal(
      'people/team-name-taken',
      `There is a team ${bearer.name} already. Choose another name.`,
      { team: bearer.id },
    )
  }
}
