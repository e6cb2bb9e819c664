import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { isHeardAlready, stateWith } from '#shared/domain/people/grants.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { requireGrant } from './required.ts'
import { withLenders } from './with-lenders.ts'

/** Whose word was merely declared can make it sure later; that is still one vote. */
export function vouchForGrant(
  input: InputOf<'people.vouch'>,
  work: Work,
): OutputOf<'people.vouch'> {
  const { personId, grantId, reason } = input
  const { state, vouchers, needs } = requireGrant(work, input)
  if (state !== 'provisional') {
    throw new Refusal(
      'people/not-provisional',
      `This grant is ${state}; nothing is left to vouch for.`,
    )
  }
  const { actor, assurance } = work.author.authority
  const vote = { person: actor, assurance }
  if (actor === personId) {
    throw new Refusal('people/same-person', 'Nobody vouches for a role of their own.')
  }
  if (isHeardAlready(vouchers, vote)) {
    throw new Refusal(
      'people/same-person',
      'You stand behind this grant already. Another administrator has to vouch for it.',
    )
  }
  const votes = [...vouchers.filter(({ person }) => person !== actor), vote]
  const heard = votes.map((one) => withLenders(one, work))
  const outcome = stateWith(heard, { needs, grantee: personId })
  work.record('role.vouched', personId, { grant: grantId, state: outcome }, { reason })
  return work.people.find(personId)!
}
