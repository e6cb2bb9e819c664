import type { Person } from '#shared/vocabulary/person.ts'
import type { Grant, Role, Scope } from '#shared/vocabulary/role.ts'
import {
  having,
  known,
  label,
  type Move,
  type Played,
  partOf,
  reason,
  type Scene,
  text,
  versionOf,
} from './random-scene.ts'

const seenPerson = (scene: Scene, person: Person) => ({
  personId: person.id,
  expectedVersion: versionOf(scene, person),
})

/** Anybody but the first: without them nobody might be left to look at what stands. */
const somePerson = (scene: Scene) => known(scene, scene.people.slice(1))

function someScope(scene: Scene): Scope {
  const { teams, services, environments } = scene
  const kind = scene.number(6)
  if (kind === 1 && teams.length > 0) return { of: 'team', team: scene.one(teams).id }
  if (kind === 2 && services.length > 0) return { of: 'service', service: scene.one(services).id }
  if (kind === 3 && environments.length > 0) {
    return { of: 'environment', environment: scene.one(environments).id }
  }
  return { of: 'workspace' }
}

const ROLES: readonly Role[] = [
  'viewer',
  'coordinator',
  'releaseManager',
  'deploymentLead',
  'approver',
  'administrator',
]

export const peopleMoves: readonly Move[] = [
  (s) => s.ask('people.add', { name: text(s, 'Person'), timeZone: 'Europe/Berlin' }),
  (s) => s.ask('people.add', { name: text(s, 'Person'), osUser: `user${s.number(4)}` }),
  (s) => s.ask('people.rename', { ...seenPerson(s, somePerson(s)), name: text(s, 'Renamed') }),
  (s) => s.ask('people.deactivate', { ...seenPerson(s, somePerson(s)), reason }),
  (s) => s.ask('people.reactivate', { ...seenPerson(s, somePerson(s)), reason }),
  (s) => {
    const contacts = [{ kind: 'email', value: `ada${s.step}@example.org` } as const]
    return s.ask('people.setContacts', { ...seenPerson(s, somePerson(s)), contacts })
  },
  (s) => s.ask('people.setTimeZone', { ...seenPerson(s, somePerson(s)), timeZone: 'Asia/Tokyo' }),
  (s) => {
    const span = (from: string, to: string) => ({ weekday: s.number(7) + 1, from, to })
    const spans = [span('08:00', '12:00'), span('13:00', '17:00')]
    return s.ask('people.setWorkingHours', { ...seenPerson(s, somePerson(s)), spans })
  },
  (s) => {
    const [firstDay, lastDay] = [`2026-12-0${s.number(9) + 1}`, `2026-12-0${s.number(9) + 1}`]
    const personId = somePerson(s).id
    return s.ask('people.addAbsence', { personId, firstDay, lastDay, reason: text(s, 'Away') })
  },
  (s) => {
    const { id, absences } = somePerson(s)
    return s.ask('people.removeAbsence', { personId: id, absenceId: partOf(s, absences) })
  },
  (s) => {
    const osUser = s.chance(3) ? null : `user${s.number(4)}`
    return s.ask('people.linkOsUser', { ...seenPerson(s, somePerson(s)), osUser, reason })
  },
  (s) => s.ask('people.addTeam', { name: `Team ${s.number(8)}` }),
  (s) => {
    const team = known(s, s.teams)
    const expectedVersion = versionOf(s, team)
    return s.ask('people.renameTeam', { teamId: team.id, name: label(s, 'Team'), expectedVersion })
  },
  (s) => s.ask('people.joinTeam', { personId: somePerson(s).id, teamId: known(s, s.teams).id }),
  (s) => {
    const person = somePerson(s)
    const teamId = person.teams?.[0] ?? known(s, s.teams).id
    return s.ask('people.leaveTeam', { personId: person.id, teamId })
  },
  grant,
  vouch,
  (s) => {
    const { id, grants } = somePerson(s)
    return s.ask('people.revoke', { personId: id, grantId: partOf(s, grants), reason })
  },
]

export function grant(s: Scene): Promise<Played> {
  const [role, scope] = [s.one(ROLES), someScope(s)]
  return s.ask('people.grant', { personId: somePerson(s).id, role, scope, reason })
}

export function vouch(s: Scene): Promise<Played> {
  const isOpen = ({ state }: Grant) => state === 'provisional'
  const { id, grants } = having(s, s.people, (person) => person.grants.some(isOpen))
  const open = grants?.filter(isOpen)
  return s.ask('people.vouch', { personId: id, grantId: partOf(s, open), reason })
}
