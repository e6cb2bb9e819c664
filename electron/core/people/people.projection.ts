import type { Database } from 'better-sqlite3'
import type { peopleEvents } from '#shared/events/people.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'
import { peopleTables } from './people.tables.ts'

type PersonEvent = Exclude<keyof typeof peopleEvents, 'team.added' | 'team.renamed'>
type RoleEvent = Extract<PersonEvent, `role.${string}`>
type VoiceEvent = Extract<PersonEvent, `person.${'osUser' | 'passphrase'}${string}`>
type AbsenceOrTeamEvent = Extract<PersonEvent, `person.${'absence' | 'team'}${string}`>

export const peopleProjection: Projection<PersonEvent> = {
  owns: {
    people: 'id',
    person_teams: 'person',
    person_absences: 'person',
    role_grants: 'person',
    role_vouchers: 'person',
  },
  edition: 2,
  tables: peopleTables,
  topic: 'people',
  open: (db) => ({ ...openSelf(db), ...openVoice(db), ...openPlaces(db), ...openRoles(db) }),
}

type Steps<T extends PersonEvent> = Pick<ReturnType<Projection<PersonEvent>['open']>, T>

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

function openSelf(
  db: Database,
): Steps<Exclude<PersonEvent, RoleEvent | VoiceEvent | AbsenceOrTeamEvent>> {
  const add = db.prepare(`
    INSERT INTO people (id, name, contacts, active, time_zone, working_hours, version)
    VALUES (@subject, @name, @contacts, 1, @timeZone, '[]', 1)`)
  const setter = (column: string) => {
    const set = db.prepare(`
      UPDATE people SET ${column} = @value, version = version + 1 WHERE id = @subject`)
    return (subject: string, value: string | number | null) =>
      exactlyOne(set.run({ subject, value }))
  }
  const setName = setter('name')
  const setContacts = setter('contacts')
  const setTimeZone = setter('time_zone')
  const setHours = setter('working_hours')
  const setActive = db.prepare(`
    UPDATE people SET active = @active, left_at = @leftAt, version = version + 1
    WHERE id = @subject`)

  return {
    'person.added': ({ subject, payload: { timeZone }, personal }) => {
      const name = personal?.name ?? null
      exactlyOne(add.run({ subject, name, contacts: json(personal?.contacts), timeZone }))
    },
    'person.renamed': ({ subject, personal }) => setName(subject, personal?.to ?? null),
    'person.deactivated': ({ subject, at }) =>
      exactlyOne(setActive.run({ subject, active: 0, leftAt: at })),
    'person.reactivated': ({ subject }) =>
      exactlyOne(setActive.run({ subject, active: 1, leftAt: null })),
    'person.contactsSet': ({ subject, personal }) => setContacts(subject, json(personal?.contacts)),
    'person.timeZoneSet': ({ subject, payload }) => setTimeZone(subject, payload.timeZone),
    'person.workingHoursSet': ({ subject, payload }) => setHours(subject, json(payload.spans)),
  }
}

/** What somebody can speak with, and who handed it to them. */
function openVoice(db: Database): Steps<VoiceEvent> {
  const link = db.prepare(`
    UPDATE people SET os_user = @osUser, os_linked_by = @actor, os_linked_at = @at,
      version = version + 1 WHERE id = @subject`)
  const unlink = db.prepare(`
    UPDATE people SET os_user = NULL, os_linked_by = NULL, os_linked_at = NULL,
      version = version + 1 WHERE id = ?`)
  const named = "passphrase = format('%d.%d', @at, version + 1), passphrase_set_by = @actor"
  const setOwn = db.prepare(`
    UPDATE people SET ${named}, version = version + 1 WHERE id = @subject`)
  const reset = db.prepare(`
    UPDATE people SET ${named}, passphrase_reset_by = @actor, passphrase_reset_at = @at,
      version = version + 1 WHERE id = @subject`)
  const remove = db.prepare(`
    UPDATE people SET passphrase = NULL, passphrase_set_by = NULL, version = version + 1
    WHERE id = ?`)

  return {
    'person.osUserLinked': ({ subject, at, actor, personal }) =>
      exactlyOne(link.run({ subject, at, actor, osUser: personal?.osUser ?? null })),
    'person.osUserUnlinked': ({ subject }) => exactlyOne(unlink.run(subject)),
    'person.passphraseSet': ({ subject, at, actor, payload }) =>
      exactlyOne((payload.reset ? reset : setOwn).run({ subject, at, actor })),
    'person.passphraseRemoved': ({ subject }) => exactlyOne(remove.run(subject)),
  }
}

function openPlaces(db: Database): Steps<AbsenceOrTeamEvent> {
  const count = openCount(db)
  const join = db.prepare('INSERT INTO person_teams VALUES (@subject, @team)')
  const leave = db.prepare('DELETE FROM person_teams WHERE person = @subject AND team = @team')
  const away = db.prepare(`
    INSERT INTO person_absences VALUES (@subject, @absence, @firstDay, @lastDay, @reason)`)
  const back = db.prepare('DELETE FROM person_absences WHERE person = @subject AND id = @absence')

  return {
    'person.teamJoined': ({ subject, payload: { team } }) =>
      count(subject, join.run({ subject, team })),
    'person.teamLeft': ({ subject, payload: { team } }) =>
      count(subject, leave.run({ subject, team })),
    'person.absenceAdded': ({ subject, payload, personal }) =>
      count(subject, away.run({ subject, ...payload, reason: personal?.reason ?? null })),
    'person.absenceRemoved': ({ subject, payload: { absence } }) =>
      count(subject, back.run({ subject, absence })),
  }
}

function openRoles(db: Database): Steps<RoleEvent> {
  const count = openCount(db)
  const grant = db.prepare(`
    INSERT INTO role_grants
    SELECT @subject, @grant, @role, @scope, @state, @actor, @at, @needs, @reason, count(*), NULL
      FROM role_grants WHERE person = @subject`)
  const vouch = db.prepare(`
    INSERT INTO role_vouchers SELECT @subject, @grant, @actor, @assurance, count(*)
      FROM role_vouchers WHERE person = @subject AND grant_id = @grant
    ON CONFLICT DO UPDATE SET assurance = excluded.assurance`)
  const settle = db.prepare(`
    UPDATE role_grants SET state = @state WHERE person = @subject AND id = @grant`)
  const revoke = db.prepare(`
    UPDATE role_grants SET state = 'revoked', ended_at = CASE state WHEN 'effective' THEN @at END
    WHERE person = @subject AND id = @grant`)

  return {
    'role.granted': ({ subject, actor, assurance, at, payload, personal }) => {
      const { grant: id, role, scope, state, needs } = payload
      const reason = personal?.reason ?? null
      const row = { subject, grant: id, role, scope: json(scope), state, actor, at, needs, reason }
      count(subject, grant.run(row))
      if (needs > 0) exactlyOne(vouch.run({ subject, grant: id, actor, assurance }))
    },
    'role.vouched': ({ subject, actor, assurance, payload }) => {
      exactlyOne(vouch.run({ subject, grant: payload.grant, actor, assurance }))
      count(subject, settle.run({ subject, ...payload }))
    },
    'role.revoked': ({ subject, at, payload: { grant: id } }) =>
      count(subject, revoke.run({ subject, grant: id, at })),
  }
}

/** A fact that changes what belongs to a person counts as a change of the person. */
function openCount(db: Database) {
  const count = db.prepare('UPDATE people SET version = version + 1 WHERE id = ?')
  return (subject: string, changed: Parameters<typeof exactlyOne>[0]) => {
    exactlyOne(changed)
    exactlyOne(count.run(subject))
  }
}
