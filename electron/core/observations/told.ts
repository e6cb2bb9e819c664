import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { ObservationKind } from '../connectors/observation.ts'
import { observationTables } from './observation-tables.ts'
import { unpack } from './raw-pages.ts'

type Asked = {
  readonly of: ObservationKind
  readonly source: SourceId
  readonly keys: readonly string[]
}
type Place = { readonly page: number; readonly place: number }

/** What a source told of things last, by their keys; each page is unpacked once, however much of it is asked. */
export function openTold(db: Database) {
  const places = new Map(
    observationKinds.map((kind) => [
      kind,
      db.prepare<[string, string], Place>(`
        SELECT raw_page AS page, raw_place AS place FROM ${observationTables[kind].table}
        WHERE source = ? AND key = ?`),
    ]),
  )
  const bytes = db.prepare<[number], Buffer>('SELECT bytes FROM raw_pages WHERE id = ?').pluck()

  return ({ of, source, keys }: Asked): ReadonlyMap<string, unknown> => {
    const pages = new Map<number, readonly unknown[]>()
    const told = new Map<string, unknown>()
    for (const key of keys) {
      const found = places.get(of)?.get(source, key)
      const packed = found && !pages.has(found.page) ? bytes.get(found.page) : undefined
      // A page is written as a list, here and nowhere else.
      if (found && packed) pages.set(found.page, JSON.parse(unpack(packed)) as unknown[])
      if (found) told.set(key, pages.get(found.page)?.[found.place])
    }
    return told
  }
}
