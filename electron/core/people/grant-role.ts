import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import {
  REMEMBERED_MS,
  standingGrant,
  stateWith,
  votersNeeded,
} from '#shared/domain/people/grants.ts'
import type { GrantId } from '#shared/vocabulary/ids.ts'
import type { Grant } from '#shared/vocabulary/role.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { placeOf, unknownPerson } from './required.ts'
import { withLenders } from './with-lenders.ts'

export function grantRole(input: InputOf<'people.grant'>, work: Work): OutputOf<'people.grant'> {
  const { personId, role, scope, reason } = input
  mustBeGrantable(input, work)
  const { actor, assurance } = work.author.authority
  const administrators = work.people.administratorsSince(work.now - REMEMBERED_MS)
  const needs = votersNeeded({ role, grantee: personId, administrators })
  const vote = withLenders({ person: actor, assurance }, work)
  const state = stateWith([vote], { needs, grantee: personId })
  const grant = work.newId<GrantId>()
  work.record('role.granted', personId, { grant, role, scope, needs, state }, { reason })
  return work.people.find(personId)!
}

function mustBeGrantable({ personId, role, scope }: InputOf<'people.grant'>, work: Work): void {
  const person = work.people.find(personId)
  if (!person) throw unknownPerson()
  const place = placeOf(scope, work)
  if (!place) {
    throw new Refusal(
      'people/unknown-scope',
      `There is no such ${scope.of}. Choose one that exists.`,
    )
  }
  work.mustCover(place)
  if (personId === work.author.authority.person) {
    throw new Refusal(
      'people/same-person',
      'Nobody grants a role to themselves. Ask another administrator.',
    )
  }
  if (!person.active) {
    throw new Refusal(
      'people/inactive',
      'This person is out of service. Take them back into service first.',
    )
  }
  const standing = standingGrant(person.grants, { role, scope })
  if (standing) {
    throw new Refusal('people/already-granted', alreadyGranted(standing), {
      grant: standing.id,
    })
  }
}

const alreadyGranted = ({ state }: Grant) =>
  state === 'provisional'
    ? 'This role is granted provisionally already; another administrator can vouch for it.'
    : 'This person has that role there already.'
