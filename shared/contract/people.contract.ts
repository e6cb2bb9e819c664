import { z } from 'zod'
import { CalendarDay } from '#shared/vocabulary/calendar-day.ts'
import { AbsenceId, GrantId, PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { Contact, Person, Team, WorkingSpan } from '#shared/vocabulary/person.ts'
import { Role, Scope } from '#shared/vocabulary/role.ts'
import { Label, Name, Words } from '#shared/vocabulary/text.ts'
import { TimeZone } from '#shared/vocabulary/time-zone.ts'
import { command, query, task } from './operation.ts'

const Passphrase = z.string().min(12, 'a passphrase has at least 12 characters').max(1000)
const personId = PersonId
const expectedVersion = z.int()
const reason = Words
const stale = ['people/unknown', 'people/stale'] as const

export const people = {
  'people.enrol': command({
    says: 'Enrols the first person: you, as administrator. Only on this machine and only once.',
    requires: 'anyone',
    refusals: ['people/already-enrolled', 'people/not-local'],
    input: z.strictObject({ name: Name, timeZone: TimeZone.optional() }),
    output: Person,
  }),
  'people.list': query({
    says: 'Lists people in the order they were added.',
    requires: 'people:read',
    reads: ['people'],
    input: z.strictObject({
      ...pageOf(PersonId),
      active: z.boolean().optional(),
      team: TeamId.optional(),
    }),
    output: paged(Person, PersonId),
  }),
  'people.get': query({
    says: 'One person with contacts, hours, absences, teams and roles; null where there is none.',
    requires: 'people:read',
    reads: ['people'],
    input: z.strictObject({ personId }),
    output: z.object({ person: Person.nullable() }),
  }),
  'people.add': command({
    says: 'Adds a person; roles are granted apart.',
    requires: 'people:write',
    refusals: ['people/os-user-taken'],
    input: z.strictObject({
      name: Name,
      contacts: z.array(Contact).max(20).optional(),
      timeZone: TimeZone.optional(),
      osUser: Label.optional(),
    }),
    output: Person,
  }),
  'people.rename': command({
    says: 'Gives a person another name.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: stale,
    input: z.strictObject({ personId, name: Name, expectedVersion }),
    output: Person,
  }),
  'people.deactivate': command({
    says: 'Takes a person out of service: no role of theirs counts any more.',
    requires: 'people:administer',
    refusals: [...stale, 'people/already-inactive', 'people/last-administrator'],
    input: z.strictObject({ personId, reason, expectedVersion }),
    output: Person,
  }),
  'people.reactivate': command({
    says: 'Takes a person back into service; effective roles count again.',
    requires: 'people:administer',
    refusals: [...stale, 'people/already-active'],
    input: z.strictObject({ personId, reason, expectedVersion }),
    output: Person,
  }),
  'people.setContacts': command({
    says: 'Replaces the ways to reach a person.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: stale,
    input: z.strictObject({ personId, contacts: z.array(Contact).max(20), expectedVersion }),
    output: Person,
  }),
  'people.setTimeZone': command({
    says: 'Sets the zone a person works in; null where it is not known.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: stale,
    input: z.strictObject({ personId, timeZone: TimeZone.nullable(), expectedVersion }),
    output: Person,
  }),
  'people.setWorkingHours': command({
    says: 'Replaces the weekly working hours, in the person’s own zone.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: [...stale, 'people/hours-overlap'],
    input: z.strictObject({ personId, spans: z.array(WorkingSpan).max(50), expectedVersion }),
    output: Person,
  }),
  'people.addAbsence': command({
    says: 'Records whole days on which a person is away.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: ['people/unknown', 'people/absence-backwards'],
    input: z.strictObject({
      personId,
      firstDay: CalendarDay,
      lastDay: CalendarDay,
      reason: Words.optional(),
    }),
    output: Person,
  }),
  'people.removeAbsence': command({
    says: 'Takes an absence back.',
    requires: 'people:write',
    orSelf: 'personId',
    refusals: ['people/unknown', 'people/unknown-absence'],
    input: z.strictObject({ personId, absenceId: AbsenceId }),
    output: Person,
  }),
  'people.linkOsUser': command({
    says: 'Says which account of this machine speaks for a person; null takes the link away.',
    requires: 'people:administer',
    refusals: [...stale, 'people/os-user-taken'],
    input: z.strictObject({ personId, osUser: Label.nullable(), reason, expectedVersion }),
    output: Person,
  }),

  'people.teams': query({
    says: 'Lists teams in the order they were added.',
    requires: 'people:read',
    reads: ['teams'],
    input: z.strictObject({ ...pageOf(TeamId) }),
    output: paged(Team, TeamId),
  }),
  'people.addTeam': command({
    says: 'Adds a team.',
    requires: 'people:write',
    refusals: ['people/team-name-taken'],
    input: z.strictObject({ name: Name }),
    output: Team,
  }),
  'people.renameTeam': command({
    says: 'Gives a team another name.',
    requires: 'people:write',
    refusals: ['people/unknown-team', 'people/team-name-taken', 'people/stale'],
    input: z.strictObject({ teamId: TeamId, name: Name, expectedVersion }),
    output: Team,
  }),
  'people.joinTeam': command({
    says: 'Puts a person into a team.',
    requires: 'people:write',
    refusals: ['people/unknown', 'people/unknown-team', 'people/already-in-team'],
    input: z.strictObject({ personId, teamId: TeamId }),
    output: Person,
  }),
  'people.leaveTeam': command({
    says: 'Takes a person out of a team.',
    requires: 'people:write',
    refusals: ['people/unknown', 'people/not-in-team'],
    input: z.strictObject({ personId, teamId: TeamId }),
    output: Person,
  }),

  'people.grant': command({
    says: 'Grants a role within a scope; nobody grants to themselves. Once there are two administrators besides the grantee, or were within the last seven days, approver and administrator need both to stand behind it: the grant is provisional until another one vouches for it (people.vouch), and so is what a merely declared person grants.',
    requires: 'people:administer',
    provisional: true,
    refusals: [
      'people/unknown',
      'people/inactive',
      'people/same-person',
      'people/already-granted',
      'people/unknown-scope',
    ],
    input: z.strictObject({ personId, role: Role, scope: Scope, reason }),
    output: Person,
  }),
  'people.vouch': command({
    says: 'Stands behind a provisional grant: as another administrator, or as the one who granted it on their declared word and is sure by now. With a passphrase or an account that another of those voters, or the grantee, gave them within the last seven days, it is their declared word.',
    requires: 'people:administer',
    provisional: true,
    refusals: [
      'people/unknown',
      'people/unknown-grant',
      'people/not-provisional',
      'people/same-person',
    ],
    input: z.strictObject({ personId, grantId: GrantId, reason }),
    output: Person,
  }),
  'people.revoke': command({
    says: 'Takes a role back.',
    requires: 'people:administer',
    refusals: [
      'people/unknown',
      'people/unknown-grant',
      'people/already-revoked',
      'people/last-administrator',
    ],
    input: z.strictObject({ personId, grantId: GrantId, reason }),
    output: Person,
  }),

  'people.setPassphrase': task({
    says: 'Sets the passphrase a person proves themselves with on this workspace. Whoever has one gives it to change it, and is proved from then on; an administrator can reset another’s, which then proves nothing until its owner has changed it.',
    requires: 'people:administer',
    orSelf: 'personId',
    provesItself: true,
    anywhere: true,
    secret: ['passphrase', 'current'],
    refusals: [
      'people/unknown',
      'people/wrong-passphrase',
      'people/too-many-tries',
      'people/not-you',
    ],
    input: z.strictObject({
      personId,
      passphrase: Passphrase,
      current: z.string().max(1000).optional(),
    }),
    output: Person,
  }),
  'people.prove': task({
    says: 'From here on this session (a browser, a window, one connection of the command line) speaks for the person, proved by their passphrase; on their word alone while it is one that somebody else set (people.setPassphrase).',
    requires: 'anyone',
    secret: ['passphrase'],
    refusals: ['people/wrong-passphrase', 'people/too-many-tries'],
    input: z.strictObject({ personId, passphrase: z.string().max(1000) }),
    output: z.object({ person: PersonId, assurance: z.string() }),
  }),
  'people.declare': task({
    says: 'From here on this session speaks for the person, on their word alone.',
    requires: 'anyone',
    refusals: ['people/unknown', 'people/not-you'],
    input: z.strictObject({ personId }),
    output: z.object({ person: PersonId, assurance: z.string() }),
  }),
  'people.resume': task({
    says: 'From here on this session speaks for whom it spoke at first.',
    requires: 'anyone',
    refusals: [],
    input: z.strictObject({}),
    output: z.object({ person: PersonId.nullable(), assurance: z.string() }),
  }),
} as const
