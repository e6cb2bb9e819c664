import type { Database } from 'better-sqlite3'
import type { AbsenceId, GrantId, PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { GrantState, Role, Scope } from '#shared/vocabulary/role.ts'

type TeamRow = { person: string; team: TeamId }
type AbsenceRow = {
  person: string
  id: AbsenceId
  first_day: string
  last_day: string
  reason: string | null
}
type GrantRow = {
  person: string
  id: GrantId
  role: Role
  scope: string
  state: GrantState
  granted_by: string
  granted_at: number
  needs: number
  reason: string | null
}
type VoucherRow = { person: string; grant_id: string; voucher: string; assurance: string }

type Parts = Pick<Person, 'teams' | 'absences' | 'grants'>

const THESE = 'person IN (SELECT value FROM json_each(?))'

/** What people have several of, for a whole page of them at once. */
export function openPersonParts(db: Database) {
  const teams = db.prepare<[string], TeamRow>(
    `SELECT person, team FROM person_teams WHERE ${THESE} ORDER BY team`,
  )
  const absences = db.prepare<[string], AbsenceRow>(
    `SELECT * FROM person_absences WHERE ${THESE} ORDER BY first_day, id`,
  )
  const grants = db.prepare<[string], GrantRow>(
    `SELECT * FROM role_grants WHERE ${THESE} ORDER BY place`,
  )
  const vouchers = db.prepare<[string], VoucherRow>(
    `SELECT person, grant_id, voucher, assurance FROM role_vouchers WHERE ${THESE} ORDER BY place`,
  )

  return function partsOf(people: readonly PersonId[]): (person: PersonId) => Parts {
    const these = JSON.stringify(people)
    const teamsOf = Map.groupBy(teams.all(these), ({ person }) => person)
    const absencesOf = Map.groupBy(absences.all(these), ({ person }) => person)
    const grantsOf = Map.groupBy(grants.all(these), ({ person }) => person)
    const vouchersOf = Map.groupBy(vouchers.all(these), ({ grant_id }) => grant_id)
    return (person) => ({
      teams: (teamsOf.get(person) ?? []).map(({ team }) => team),
      absences: (absencesOf.get(person) ?? []).map(toAbsence),
      grants: (grantsOf.get(person) ?? []).map((row) => toGrant(row, vouchersOf.get(row.id) ?? [])),
    })
  }
}

const toAbsence = ({ id, first_day, last_day, reason }: AbsenceRow) => ({
  id,
  firstDay: first_day,
  lastDay: last_day,
  reason,
})

const toGrant = (row: GrantRow, vouchers: readonly VoucherRow[]) => ({
  id: row.id,
  role: row.role,
  scope: JSON.parse(row.scope) as Scope,
  state: row.state,
  grantedBy: row.granted_by,
  grantedAt: row.granted_at,
  needs: row.needs,
  vouchers: vouchers.map(({ voucher, assurance }) => ({ person: voucher, assurance })),
  reason: row.reason,
})
