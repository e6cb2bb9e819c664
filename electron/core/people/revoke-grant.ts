import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { mustLeaveAdministrator, requireGrant } from './required.ts'

export function revokeGrant(
  input: InputOf<'people.revoke'>,
  work: Work,
): OutputOf<'people.revoke'> {
  const { personId, grantId, reason } = input
  const { state, role, scope } = requireGrant(work, input)
  if (state === 'revoked') {
    throw new Refusal('people/already-revoked', 'This role has been taken back already.')
  }
  const administers = role === 'administrator' && scope.of === 'workspace'
  if (administers && state === 'effective') mustLeaveAdministrator(work, personId)
  work.record('role.revoked', personId, { grant: grantId }, { reason })
  return work.people.find(personId)!
}
