import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { ObservationKind, Observed } from '../connectors/observation.ts'
import { openNaming } from './note-names.ts'
import { observationTables, toldOf } from './observation-tables.ts'
import { openRawPages } from './raw-pages.ts'

export type Kept = {
  readonly source: SourceId
  readonly part: string
  readonly walk: number
  readonly now: number
  readonly rows: readonly { readonly observed: Observed; readonly raw: unknown }[]
}

type Writing = {
  readonly leaf: Kept
  readonly observed: Observed
  readonly page: number
  readonly place: number
}

/** Upserts what a leaf brought, in the transaction of whoever calls. */
export function openKeeping(db: Database) {
  const pages = openRawPages(db)
  const names = openNaming(db)
  const writers = new Map(observationKinds.map((kind) => [kind, openWriter(db, kind)]))

  return (leaf: Kept): { changed: number; topics: readonly ObservationKind[] } => {
    const topics = new Set<ObservationKind>()
    const raws: unknown[] = []
    // A row that comes twice in one leaf is counted by its page once.
    const places = new Map<string, number>()
    const page = pages.nextId()
    const changed = new Set<string>()
    const naming = names(leaf.source)
    for (const { observed, raw } of leaf.rows) {
      const { of, key } = observed
      const place = places.get(`${of} ${key}`) ?? raws.length
      const became = writers.get(of)!({ leaf, observed, page, place })
      if (became === 'met') continue
      topics.add(of)
      changed.add(`${of} ${key}`)
      if (became === 'back') continue
      naming.meet(observed)
      raws[place] = raw
      places.set(`${of} ${key}`, place)
    }
    naming.note()
    if (raws.length > 0) pages.keep({ id: page, raws })
    return { changed: changed.size, topics: [...topics] }
  }
}

/** What became of a row: it is told as it came, it was thought to be gone and is not, or nothing. */
type Became = 'told' | 'back' | 'met'

/**
 * A reading that is older than what is kept says no more than that
 * the thing was met; one that tells the same says besides that it still stands.
 */
function openWriter(db: Database, kind: ObservationKind) {
  const told = toldOf(kind)
  const upsert = db.prepare<unknown[]>(upsertOf(kind))
  const meet = db.prepare<unknown[]>(`
    UPDATE ${observationTables[kind].table}
    SET part = ?, walk = ?, as_of = iif(? >= revision, ?, as_of), revision = max(revision, ?)
    WHERE source = ? AND key = ?`)

  const bring = db.prepare<unknown[]>(`
    UPDATE ${observationTables[kind].table} SET gone_at = NULL
    WHERE source = ? AND key = ? AND gone_at IS NOT NULL`)

  return ({ leaf: { source, part, walk, now }, observed, page, place }: Writing): Became => {
    const { key, revision } = observed
    // What is told is looked up by names that the description of this very kind holds.
    const said = observed.said as Readonly<Record<string, unknown>>
    const values: unknown[] = [source, key, part, revision, now, walk, page, place]
    for (const { name, holds } of told) {
      const value = said[name]
      values.push(holds.startsWith('json') && value ? JSON.stringify(value) : value)
    }
    if (upsert.run(values).changes > 0) return 'told'
    meet.run(part, walk, revision, now, revision, source, key)
    return bring.run(source, key).changes > 0 ? 'back' : 'met'
  }
}

const ADDED = ['part', 'revision', 'as_of', 'walk', 'raw_page', 'raw_place']

function upsertOf(kind: ObservationKind): string {
  const told = toldOf(kind).map(({ column }) => column)
  const columns = ['source', 'key', ...ADDED, ...told]
  const set = [...ADDED, ...told].map((column) => `${column} = excluded.${column}`)
  const differs = told.map((column) => `${column} IS NOT excluded.${column}`)
  return `
    INSERT INTO ${observationTables[kind].table} (${columns.join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (source, key) DO UPDATE SET gone_at = NULL, ${set.join(', ')}
    WHERE excluded.revision >= revision AND (gone_at IS NOT NULL OR ${differs.join(' OR ')})`
}
