import { covers, type Place } from '#shared/domain/people/permissions.ts'
import type { GrantId, PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Person, Team } from '#shared/vocabulary/person.ts'
import type { Grant, Scope } from '#shared/vocabulary/role.ts'
import type { Reading } from '../database/reading.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen<Key extends string, Id> = { readonly [K in Key]: Id } & {
  /** What the caller had seen of it; left out where that does not matter. */
  readonly expectedVersion?: number
}

/** The person a command is about, within reach of whoever asks and still as they saw it. */
export function requirePerson(
  work: Work,
  { personId, expectedVersion }: Seen<'personId', PersonId>,
): Person {
  const person = work.people.find(personId)
  if (!person) throw unknownPerson()
  work.mustCover({ teams: person.teams })
  refuseStale('person', { seen: expectedVersion, version: person.version })
  return person
}

/** The team a command is about, within reach of whoever asks and still as they saw it. */
export function requireTeam(work: Work, { teamId, expectedVersion }: Seen<'teamId', TeamId>): Team {
  const team = work.teams.find(teamId)
  if (!team) throw unknownTeam()
  work.mustCover({ teams: [teamId] })
  refuseStale('team', { seen: expectedVersion, version: team.version })
  return team
}

/** A grant with its person, where the scope it is for lies within reach of whoever asks. */
export function requireGrant(
  work: Work,
  { personId, grantId }: { readonly personId: PersonId; readonly grantId: GrantId },
): Grant {
  const person = work.people.find(personId)
  if (!person) throw unknownPerson()
  const grant = person.grants.find(({ id }) => id === grantId)
  if (!grant) {
    throw new Refusal(
      'people/unknown-grant',
      'This person was never granted that; look them up anew.',
    )
  }
  work.mustCover(placeOf(grant.scope, work) ?? {})
  return grant
}

/** What a scope names, as places are compared; `undefined` where there is no such thing. */
export function placeOf(scope: Scope, reading: Reading): Place | undefined {
  if (scope.of === 'team') return reading.teams.find(scope.team) && { teams: [scope.team] }
  if (scope.of === 'environment') {
    const found = reading.environments.find(scope.environment)
    return found && { environments: [found.id] }
  }
  if (scope.of === 'workspace') return {}
  const service = reading.services.find(scope.service)
  return service && { services: [{ id: service.id, team: service.ownerTeam }] }
}

/**
 * Refuses to lend or take all that a person may do to somebody whose own role reaches less far:
 * who can reset a passphrase can speak for its owner.
 */
export function mustReachRolesOf(person: Person, work: Work): void {
  const beyond = person.grants
    .filter(({ state }) => state !== 'revoked')
    .some(({ scope }) => !covers(work.author.scopes, placeOf(scope, work) ?? {}))
  if (beyond) {
    throw new Refusal(
      'rpc/out-of-scope',
      'This person has roles beyond the reach of yours; ask an administrator of the workspace.',
    )
  }
}

/** Somebody has to be able to administer the workspace afterwards. */
export function mustLeaveAdministrator(work: Work, without: PersonId): void {
  const administrators = work.people.activeAdministrators()
  if (administrators.includes(without) && administrators.length === 1) {
    throw new Refusal(
      'people/last-administrator',
      'This is the last administrator of the workspace. Make somebody else administrator first.',
    )
  }
}

type Taker = { readonly work: Work; readonly but?: PersonId }

/** An account speaks for one person at most, in service or not. */
export function mustBeFree(osUser: string, { work, but }: Taker): void {
  const holder = work.people.byOsUser(osUser)
  if (holder && holder.id !== but) {
    throw new Refusal(
      'people/os-user-taken',
      'This account speaks for somebody else already. Take that link away first.',
      { person: holder.id },
    )
  }
}

export const unknownPerson = () =>
  new Refusal('people/unknown', 'There is no such person. Look them up in the list of people.')

export const unknownTeam = () =>
  new Refusal('people/unknown-team', 'There is no such team. Look it up in the list of teams.')

type Versions = { readonly seen: number | undefined; readonly version: number }

function refuseStale(what: string, { seen, version }: Versions): void {
  if (seen === undefined || seen === version) return
  throw staleRefusal('people/stale', { what, seen, version })
}
