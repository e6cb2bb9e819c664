import { type GrantVote, REMEMBERED_MS } from '#shared/domain/people/grants.ts'
import type { Vote } from '#shared/domain/people/two-person.ts'
import type { Work } from '../database/work.ts'

export const withLenders = (vote: Vote, { people, now }: Work): GrantVote => ({
  ...vote,
  lenders: people.lendersOf(vote.person, now - REMEMBERED_MS),
})
