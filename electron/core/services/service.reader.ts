import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import type { Service } from '#shared/vocabulary/service.ts'

type Row = Omit<Service, 'regions' | 'needsZeroDowntime' | 'retired'> & {
  readonly regions: string
  readonly needsZeroDowntime: 0 | 1 | null
  readonly retired: 0 | 1
}

type Wanted = {
  readonly after: string
  readonly retired: 0 | 1 | null
  readonly ownerTeam: string | null
  readonly limit: number
}

const SELECT = `
  SELECT id, name, owner_team AS ownerTeam, tier, description, repository, sensitivity, regions,
    needs_zero_downtime AS needsZeroDowntime, version_scheme AS versionScheme, retired, version
  FROM services`

/** Reads services. Writing them is the projection's alone. */
export function openServiceReader(db: Database) {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`)
  const byName = db.prepare<[string], Row>(
    `${SELECT} WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1`,
  )
  const allByName = db.prepare<[string], Row>(`${SELECT} WHERE name = ? COLLATE NOCASE ORDER BY id`)
  const withCommas = db
    .prepare<[], string>("SELECT name FROM services WHERE instr(name, ',') > 0")
    .pluck()
  const page = db.prepare<[Wanted], Row>(`
    ${SELECT}
    WHERE id > @after AND (@retired IS NULL OR retired = @retired)
      AND (@ownerTeam IS NULL OR owner_team = @ownerTeam)
    ORDER BY id LIMIT @limit`)

  return {
    find(id: ServiceId): Service | undefined {
      const row = byId.get(id)
      return row && toService(row)
    },
    /** However the name is capitalised. */
    named(name: string): Service | undefined {
      const row = byName.get(name)
      return row && toService(row)
    },
    /** All that go by it: a merge can leave two of one name. */
    allNamed: (name: string): Service[] => allByName.all(name).map(toService),
    namesWithCommas: (): string[] => withCommas.all(),
    list(wanted: InputOf<'services.list'>): OutputOf<'services.list'> {
      const { after = '', limit = 100, retired, ownerTeam = null } = wanted
      const state = retired === undefined ? null : retired ? 1 : 0
      const rows = page.all({ after, retired: state, ownerTeam, limit: limit + 1 })
      const items = rows.slice(0, limit).map(toService)
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    },
  }
}

const toService = (row: Row): Service => ({
  ...row,
  regions: JSON.parse(row.regions) as string[],
  needsZeroDowntime: row.needsZeroDowntime === null ? null : row.needsZeroDowntime === 1,
  retired: row.retired === 1,
})
