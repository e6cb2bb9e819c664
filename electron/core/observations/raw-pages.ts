import { deflateSync, inflateSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'

/** Fast before small: the rows of one page are alike, so that little is won by looking longer. */
const LEVEL = 1

/** As JSON; what JSON cannot say is `null`. */
export const pack = (raw: unknown): Buffer =>
  deflateSync(JSON.stringify(raw) ?? 'null', { level: LEVEL })

export const unpack = (bytes: Buffer): string => inflateSync(bytes).toString()

/** The text of one of those that were packed together, as its source wrote it but for white space. */
export function unpackOne(bytes: Buffer, place: number): string {
  const raws = JSON.parse(unpack(bytes)) as unknown[]
  return JSON.stringify(raws[place])
}

/**
 * Keeps what a source said together with what else it said in one leaf. A page counts the rows that
 * point to it, and triggers delete it with the last of them.
 */
export function openRawPages(db: Database) {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM raw_pages').pluck()
  const insert = db.prepare('INSERT INTO raw_pages (id, rows, bytes) VALUES (?, ?, ?)')
  return {
    nextId: () => (last.get() ?? 0) + 1,
    keep: ({ id, raws }: { readonly id: number; readonly raws: readonly unknown[] }) =>
      void insert.run(id, raws.length, pack(raws)),
  }
}
