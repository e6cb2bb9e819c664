import type { Database } from 'better-sqlite3'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import { digestOf, openAttachments } from './attachments.ts'
import type { Gathered } from './walk-ledger.ts'

/** What an erasure names has to be gone, and nothing is said without an entry. */
export function findStrays(db: Database, { erased }: Gathered): Finding[] {
  const standing = db
    .prepare<[string], number>(`
      SELECT seq FROM ledger JOIN ledger_payloads USING (seq)
      WHERE id = ? AND personal IS NOT NULL`)
    .pluck()
  const back = [...erased].flatMap((id) => standing.all(id))
  const strays = db
    .prepare<[], number>('SELECT seq FROM ledger_payloads EXCEPT SELECT seq FROM ledger')
    .pluck()
    .all()
  return [
    ...back.map((seq) => personal(seq, 'its personal part was erased, but stands here again')),
    ...strays.map((seq): Finding => {
      return { seq, what: 'payload', because: 'something is said here without an entry' }
    }),
  ]
}

/** An attachment that a fact cites has to be here, unchanged, until it is erased. */
export function checkAttachments(db: Database, { cited, erasedAttachments }: Gathered): Finding[] {
  const attachments = openAttachments(db)
  return [...cited].flatMap(([digest, { seq, size }]): Finding[] => {
    const row = attachments.find(digest)
    const erased = erasedAttachments.has(digest)
    if (row && row.size === size && row.bytes === null) return []
    const flaw = row && row.size === size ? flawOf(row.bytes!, { digest, erased }) : MISSING
    return flaw ? [{ seq, what: 'attachment', because: flaw }] : []
  })
}

const MISSING = 'an attachment it cites is missing, or of another size'

function flawOf(bytes: Buffer, { digest, erased }: { digest: string; erased: boolean }) {
  if (erased) return 'an attachment it cites was erased, but stands here again'
  return digestOf(bytes) === digest ? undefined : 'an attachment it cites was changed'
}

/** What is gone has to be named by an erasure. */
export function findUnexplained(db: Database, gathered: Gathered): Finding[] {
  const { gone, erased, cited, erasedAttachments } = gathered
  const attachments = openAttachments(db)
  const texts = [...gone].filter(([id]) => !erased.has(id))
  const files = [...cited].filter(
    ([digest]) => attachments.find(digest)?.bytes === null && !erasedAttachments.has(digest),
  )
  return [
    ...texts.map(([, seq]) => personal(seq, 'its personal part is gone, but nobody erased it')),
    ...files.map(([, { seq }]): Finding => {
      const because = 'an attachment it cites is gone, but nobody erased it'
      return { seq, what: 'attachment', because }
    }),
  ]
}

const personal = (seq: number, because: string): Finding => ({ seq, what: 'personal', because })
