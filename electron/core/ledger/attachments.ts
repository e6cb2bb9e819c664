import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

type Row = { readonly size: number; readonly bytes: Buffer | null }

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Evidence too large for a payload, kept under the digest of its content. */
export function openAttachments(db: Database) {
  const find = db.prepare<[string], Row>('SELECT size, bytes FROM attachments WHERE digest = ?')
  const insert = db.prepare('INSERT OR IGNORE INTO attachments VALUES (?, ?, ?, 0, ?)')
  const cite = db.prepare('UPDATE attachments SET cited = 1 WHERE digest = ?')
  const erase = db.prepare('UPDATE attachments SET bytes = NULL WHERE digest = ?')
  const keepOut = db.prepare('INSERT OR IGNORE INTO attachments VALUES (?, 0, ?, 1, NULL)')
  const forget = db.prepare('DELETE FROM attachments WHERE cited = 0 AND storedAt < ?')
  const digests = db
    .prepare<[], string>('SELECT digest FROM attachments WHERE cited = 1 ORDER BY digest')
    .pluck()

  return {
    find: (digest: string) => find.get(digest),
    digests: () => digests.all(),
    put(bytes: Buffer, storedAt: number): string {
      const digest = digestOf(bytes)
      insert.run(digest, bytes.length, storedAt, bytes)
      return digest
    },
    /** A fact may only cite what is here; what no fact cites is forgotten after a day. */
    cite(attachments: readonly { readonly digest: string }[]): void {
      for (const { digest } of attachments) {
        if (!find.get(digest)) throw new Error(`a fact cites the unknown attachment ${digest}`)
        cite.run(digest)
      }
    },
    erase: (digest: string) => erase.run(digest).changes === 1,
    /** What was erased elsewhere counts as erased here, even where it never was. */
    keepOut: (digest: string, at: number) => void keepOut.run(digest, at),
    forgetUncited: (storedBefore: number) => forget.run(storedBefore).changes,
  }
}
export type Attachments = ReturnType<typeof openAttachments>
