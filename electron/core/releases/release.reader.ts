import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { openComingReleasesReader } from './coming-releases.reader.ts'
import { openReleaseParts } from './release-parts.ts'
import { openReleaseRowsReader } from './release-rows.reader.ts'
import { openSlotsReader } from './slots.reader.ts'

type Row = Pick<
  Release,
  'id' | 'class' | 'state' | 'name' | 'goal' | 'strategy' | 'owner' | 'lead' | 'version'
> & {
  readonly abortCriteria: string | null
  readonly rollbackScope: string | null
  readonly complianceTags: string
  readonly references: string
}

type Wanted = {
  readonly after: string
  readonly state: string | null
  readonly class: string | null
  readonly service: string | null
  readonly limit: number
}

const SELECT = `
  SELECT id, class, state, name, goal, abort_criteria AS abortCriteria, strategy, owner, lead,
    rollback_scope AS rollbackScope, compliance_tags AS complianceTags,
    external_references AS "references", version
  FROM releases`

const FILTER = `
  id > @after AND (@state IS NULL OR state = @state) AND (@class IS NULL OR class = @class)`

/** Reads releases whole. Writing them is the projection's alone. */
export function openReleaseReader(db: Database) {
  const parts = openReleaseParts(db)
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`)
  const nameOf = db.prepare<[string], string>('SELECT name FROM releases WHERE id = ?').pluck()
  const page = db.prepare<[Wanted], Row>(`
    ${SELECT} WHERE ${FILTER} AND @service IS NULL ORDER BY id LIMIT @limit`)
  const pageOfService = db.prepare<[Wanted], Row>(`
    ${SELECT}
    WHERE ${FILTER} AND id IN (SELECT release FROM release_items WHERE service = @service)
    ORDER BY id LIMIT @limit`)

  function assemble(rows: readonly Row[]): Release[] {
    const partsOf = parts.of(rows.map(({ id }) => id))
    return rows.map((row) => ({ ...toRelease(row), ...partsOf(row.id) }))
  }

  return {
    ...openReleaseRowsReader(db),
    ...openSlotsReader(db),
    coming: openComingReleasesReader(db),
    nameOf: (id: string) => nameOf.get(id),
    find(id: ReleaseId): Release | undefined {
      const row = byId.get(id)
      return row && assemble([row])[0]
    },
    list(wanted: InputOf<'releases.list'>): OutputOf<'releases.list'> {
      const { after = '', limit = 100, state = null, service = null } = wanted
      const rows = (service ? pageOfService : page).all({
        after,
        state,
        service,
        class: wanted.class ?? null,
        limit: limit + 1,
      })
      const items = assemble(rows.slice(0, limit))
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    },
  }
}

/** What is kept as JSON was parsed by the event's schema before it was recorded. */
const toRelease = (row: Row) => ({
  ...row,
  abortCriteria: fromJson<Release['abortCriteria']>(row.abortCriteria),
  rollbackScope: fromJson<Release['rollbackScope']>(row.rollbackScope),
  complianceTags: fromJson<Release['complianceTags']>(row.complianceTags),
  references: fromJson<Release['references']>(row.references),
})

const fromJson = <T>(text: string | null): T => JSON.parse(text ?? 'null') as T
