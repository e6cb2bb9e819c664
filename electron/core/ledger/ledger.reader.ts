import type { Database } from 'better-sqlite3'
import type { FactId } from '#shared/vocabulary/ids.ts'
import type { LedgerEntry, OpenedEntry } from '#shared/vocabulary/ledger-entry.ts'
import { jsonOf } from './epochs.ts'
import { openLedger, type Stored } from './ledger.ts'

export type EntryFilter = {
  readonly after?: number | undefined
  readonly limit: number
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly type?: string | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
}

const LINE =
  'seq, id, at, actor, device, assurance, origin, program, type, subject, commandId, hash'
const MATCHING = `
  AND (@actor IS NULL OR actor = @actor) AND (@type IS NULL OR type = @type)
  AND (@from IS NULL OR at >= @from) AND (@until IS NULL OR at < @until)
  ORDER BY seq DESC LIMIT @limit`

/** Reads the ledger as people do: newest first, by who, what, about whom and when. */
export function openLedgerReader(db: Database) {
  const ledger = openLedger(db)
  const all = db.prepare<[object], LedgerEntry>(
    `SELECT ${LINE} FROM ledger WHERE seq < @before ${MATCHING}`,
  )
  const about = db.prepare<[object], LedgerEntry>(
    `SELECT ${LINE} FROM ledger WHERE subject = @subject AND seq < @before ${MATCHING}`,
  )
  const seqOf = db.prepare<[string], number>('SELECT seq FROM ledger WHERE id = ?').pluck()
  const attachment = db.prepare<[string], { size: number; bytes: Buffer | null }>(
    'SELECT size, bytes FROM attachments WHERE digest = ?',
  )

  const time = db.prepare<[number], number>('SELECT at FROM ledger WHERE seq = ?').pluck()

  return {
    timeOf: (seq: number) => time.get(seq),
    head: ledger.head,
    types: ledger.types,
    about: ledger.about,
    seqOf: (id: FactId) => seqOf.get(id),
    attachment: (digest: string) => attachment.get(digest),
    entries(filter: EntryFilter): LedgerEntry[] {
      const { after, limit, actor, subject, type, from, until } = filter
      const before = after ?? Number.MAX_SAFE_INTEGER
      const absent = { actor: null, subject: null, type: null, from: null, until: null }
      const given = Object.fromEntries(
        Object.entries({ actor, subject, type, from, until }).filter(
          ([, value]) => value !== undefined,
        ),
      )
      const statement = subject === undefined ? all : about
      return statement.all({ ...absent, ...given, before, limit })
    },
    open(seq: number): OpenedEntry | undefined {
      const stored = ledger.at(seq)
      return stored && toOpened(stored)
    },
  }
}

/** Somebody who looks into a ledger that was tampered with sees what stands there. */
const readable = (text: string) => jsonOf(text) ?? text

function toOpened({ entry, said }: Stored): OpenedEntry {
  const personal = said?.personal ?? null
  return {
    ...entry,
    id: entry.id as FactId,
    payload: said ? readable(said.payload) : null,
    personal: personal === null ? null : readable(personal),
    erased: said !== undefined && personal === null && said.personalDigest !== '',
  }
}
