import type { Database, Statement } from 'better-sqlite3'
import type { FactId } from '#shared/vocabulary/ids.ts'
import type { HistoryEntry, LedgerEntry, OpenedEntry } from '#shared/vocabulary/ledger-entry.ts'
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
const MATCHING = {
  actor: 'actor = @actor',
  subject: 'subject = @subject',
  type: 'type = @type',
  from: 'at >= @from',
  until: 'at < @until',
} as const
type Given = keyof typeof MATCHING

export type HistoryWanted = {
  readonly subject: string
  readonly after?: number | undefined
  readonly limit: number
}
type Commanded = { readonly actor: string; readonly commandId: string }
type Step = LedgerEntry & {
  readonly payload: string | null
  readonly personal: string | null
  readonly personalDigest: string | null
}

const NEWEST = Number.MAX_SAFE_INTEGER

/** Reads the ledger as people do: newest first, by who, what, about whom and when. */
export function openLedgerReader(db: Database) {
  const ledger = openLedger(db)
  const matching = openMatching(db)
  const history = db.prepare<[string, number, number], Step>(`
    SELECT ${LINE}, payload, personal, personalDigest
    FROM ledger LEFT JOIN ledger_payloads USING (seq)
    WHERE subject = ? AND seq < ? ORDER BY seq DESC LIMIT ?`)
  const verification = db
    .prepare<[], string>("SELECT value FROM local WHERE name = 'last verification'")
    .pluck()
  const seqOf = db.prepare<[string], number>('SELECT seq FROM ledger WHERE id = ?').pluck()
  const ofCommand = db
    .prepare<[string, string], string>(
      'SELECT subject FROM ledger WHERE commandId = ? AND actor = ? ORDER BY seq',
    )
    .pluck()
  // The plus has SQLite go through what was undone, which is little, not through all of a person's.
  const undone = db.prepare<[string, string], { readonly seq: number }>(`
    SELECT seq FROM ledger JOIN ledger_payloads USING (seq)
    WHERE type = 'decision.undone' AND +actor = ? AND payload ->> 'undoes' = ?`)
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
    /** Whom the facts of one command are about, in the order in which it stated them. */
    subjectsOf: ({ actor, commandId }: Commanded) => ofCommand.all(commandId, actor),
    /** Whether another command of the same person took this one back. */
    isUndone: ({ actor, commandId }: Commanded) => undone.get(actor, commandId) !== undefined,
    attachment: (digest: string) => attachment.get(digest),
    entries(filter: EntryFilter): LedgerEntry[] {
      const { after: before = NEWEST, limit, actor, subject, type, from, until } = filter
      const wanted = { actor, subject, type, from, until }
      const given = (Object.keys(wanted) as Given[]).filter((one) => wanted[one] !== undefined)
      return matching(given).all({ ...wanted, before, limit })
    },
    /** What was decided about one subject, with what each entry said. */
    history: ({ subject, after: before = NEWEST, limit }: HistoryWanted) =>
      history.all(subject, before, limit).map(toStep),
    /** As it was kept; whose epoch it is about is for the caller to hold against. */
    lastVerification: () => verification.get(),
    open(seq: number): OpenedEntry | undefined {
      const stored = ledger.at(seq)
      return stored && toOpened(stored)
    },
  }
}

/** One statement for each set of conditions, so that each finds its index. */
function openMatching(db: Database) {
  const known = new Map<string, Statement<[object], LedgerEntry>>()
  return (given: readonly Given[]): Statement<[object], LedgerEntry> => {
    const conditions = ['seq < @before', ...given.map((one) => MATCHING[one])].join(' AND ')
    const statement =
      known.get(conditions) ??
      db.prepare<[object], LedgerEntry>(
        `SELECT ${LINE} FROM ledger WHERE ${conditions} ORDER BY seq DESC LIMIT @limit`,
      )
    known.set(conditions, statement)
    return statement
  }
}

/** Somebody who looks into a ledger that was tampered with sees what stands there. */
const readable = (text: string) => jsonOf(text) ?? text

const toOpened = ({ entry, said }: Stored): OpenedEntry => ({
  ...entry,
  id: entry.id as FactId,
  ...toRead(said ?? { payload: null, personal: null, personalDigest: null }),
})

const toStep = ({ payload, personal, personalDigest, ...entry }: Step) => ({
  ...entry,
  ...toRead({ payload, personal, personalDigest }),
})

type Kept = Pick<Step, 'payload' | 'personal' | 'personalDigest'>

/** Without a digest nothing personal was ever said; without a payload somebody removed it. */
const toRead = (said: Kept): Pick<HistoryEntry, 'payload' | 'personal' | 'erased'> => ({
  payload: said.payload === null ? null : readable(said.payload),
  personal: said.personal === null ? null : readable(said.personal),
  erased: said.personal === null && Boolean(said.personalDigest),
})
