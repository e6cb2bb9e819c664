import type { Database } from 'better-sqlite3'
import type { PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { openPersonParts } from './person-parts.ts'
import { openVoiceReader } from './voice.reader.ts'

type Row = {
  id: PersonId
  name: string | null
  contacts: string | null
  active: number
  time_zone: string | null
  working_hours: string
  os_user: string | null
  passphrase: string | null
  version: number
}

type Namesake = { readonly id: PersonId; readonly name: string; readonly active: 0 | 1 }

export type PeopleWanted = {
  readonly after?: PersonId | undefined
  readonly limit?: number | undefined
  readonly active?: boolean | undefined
  readonly team?: TeamId | undefined
}

/** Reads people with all that belongs to them. Writing them is the projection's alone. */
export function openPeopleReader(db: Database) {
  const byId = db.prepare<[PersonId], Row>('SELECT * FROM people WHERE id = ?')
  const nameOf = db.prepare<[string], string | null>('SELECT name FROM people WHERE id = ?').pluck()
  const allByName = db.prepare<[string], Namesake>(
    'SELECT id, name, active FROM people WHERE name = ? COLLATE NOCASE ORDER BY id',
  )
  const byOsUser = db.prepare<[string], Row>(
    'SELECT * FROM people WHERE os_user = ? ORDER BY active DESC, id LIMIT 1',
  )
  const page = db.prepare<[Record<string, string | number | null>], Row>(`
    SELECT * FROM people
    WHERE id > @after AND (@active IS NULL OR active = @active)
      AND (@team IS NULL OR EXISTS (
        SELECT 1 FROM person_teams WHERE person = people.id AND team = @team))
    ORDER BY id LIMIT @limit`)
  const anyone = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM people)').pluck()
  const administrators = db
    .prepare<[], PersonId>(`
      SELECT DISTINCT person FROM role_grants JOIN people ON people.id = person
      WHERE role = 'administrator' AND state = 'effective' AND scope ->> 'of' = 'workspace'
        AND active = 1
      ORDER BY person`)
    .pluck()
  const administratorsSince = db
    .prepare<[{ since: number }], PersonId>(`
      SELECT DISTINCT person FROM role_grants JOIN people ON people.id = person
      WHERE role = 'administrator' AND scope ->> 'of' = 'workspace'
        AND (state = 'effective' OR ended_at >= @since) AND (active = 1 OR left_at >= @since)
      ORDER BY person`)
    .pluck()
  const partsOf = openPersonParts(db)

  const toPeople = (rows: readonly Row[]): Person[] => {
    const parts = partsOf(rows.map(({ id }) => id))
    return rows.map((row) => ({ ...toSelf(row), ...parts(row.id) }))
  }
  const toPerson = (row: Row | undefined) => (row ? toPeople([row])[0] : undefined)

  return {
    /** `null` where the name was erased, `undefined` where nobody goes by that id. */
    nameOf: (id: string) => nameOf.get(id),
    find: (id: PersonId): Person | undefined => toPerson(byId.get(id)),
    /** Everybody of that name, in service or not; names are no more unique than people's are. */
    allNamed: (name: string) =>
      allByName.all(name).map(({ active, ...one }) => ({ ...one, active: active === 1 })),
    /** Whom an account of this machine speaks for, in service or not. */
    byOsUser: (osUser: string): Person | undefined => toPerson(byOsUser.get(osUser)),
    list(wanted: PeopleWanted): { items: Person[]; next: PersonId | null } {
      const { after = '', limit = 100, active, team = null } = wanted
      const inService = active === undefined ? null : Number(active)
      const found = page.all({ after, limit: limit + 1, active: inService, team })
      const items = toPeople(found.slice(0, limit))
      return { items, next: found.length > limit ? items.at(-1)!.id : null }
    },
    /** Whether anybody was ever enrolled. */
    anyone: () => anyone.get() === 1,
    /** Active people whose administrator role is effective in the whole workspace. */
    activeAdministrators: () => administrators.all(),
    /** These, and who was one at that time and was taken out of service or of the role since. */
    administratorsSince: (since: number) => administratorsSince.all({ since }),
    ...openVoiceReader(db),
  }
}

const toSelf = (row: Row): Omit<Person, 'teams' | 'absences' | 'grants'> => ({
  id: row.id,
  name: row.name,
  contacts: row.contacts === null ? null : (JSON.parse(row.contacts) as Person['contacts']),
  active: row.active === 1,
  timeZone: row.time_zone,
  workingHours: JSON.parse(row.working_hours) as Person['workingHours'],
  osUser: row.os_user,
  hasPassphrase: row.passphrase !== null,
  version: row.version,
})
