import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Source, SourceNetwork, SourceSettings } from '#shared/vocabulary/source.ts'

type Row = Omit<Source, 'settings' | 'network' | 'paused'> & {
  readonly settings: string
  readonly network: string
  readonly paused: 0 | 1
}

const SELECT = `
  SELECT id, kind, name, base_url AS baseUrl, settings, network, paused,
    secret_set_at AS secretSetAt, version
  FROM sources`

/** Reads sources; one that was removed is gone. Writing them is the projection's alone. */
export function openSourceReader(db: Database) {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ? AND removed = 0`)
  const byName = db.prepare<[string], Row>(
    `${SELECT} WHERE name = ? COLLATE NOCASE AND removed = 0 ORDER BY id LIMIT 1`,
  )
  const all = db.prepare<[], Row>(`${SELECT} WHERE removed = 0 ORDER BY id`)
  const nameOf = db.prepare<[string], string>('SELECT name FROM sources WHERE id = ?').pluck()
  const removed = db
    .prepare<[], SourceId>('SELECT id FROM sources WHERE removed = 1 ORDER BY id')
    .pluck()

  return {
    find(id: SourceId): Source | undefined {
      const row = byId.get(id)
      return row && toSource(row)
    },
    /** However the name is capitalised. */
    named(name: string): Source | undefined {
      const row = byName.get(name)
      return row && toSource(row)
    },
    /** Also of one that was removed: what was decided about it is told still. */
    nameOf: (id: string): string | undefined => nameOf.get(id),
    list: (): Source[] => all.all().map(toSource),
    /** Of those nothing may be kept any more, here or among the secrets. */
    removedIds: (): SourceId[] => removed.all(),
  }
}

// What stands in the columns was held against the shape of the fact before it was recorded.
const toSource = (row: Row): Source => ({
  ...row,
  settings: JSON.parse(row.settings) as SourceSettings,
  network: JSON.parse(row.network) as SourceNetwork,
  paused: row.paused === 1,
})
