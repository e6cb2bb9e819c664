import type { Database } from 'better-sqlite3'
import {
  type Entry,
  type Fact,
  payloadDigest,
  personalDigest,
  type Said,
  seal,
} from '#shared/domain/ledger/chain.ts'
import { newSalt } from './salt.ts'
import { sha256 } from './sha256.ts'

/** An entry with what it said; without the latter, somebody removed it. */
export type Stored = { readonly entry: Entry; readonly said: Said | undefined }
export type NewFact = Omit<Fact, 'payloadDigest' | 'basis'>
export type Head = { readonly seq: number; readonly hash: string; readonly at: number }

type Row = Entry & { readonly [K in keyof Said]: Said[K] | null }

const ENTRY = [
  'seq, id, commandId, at, actor, device, assurance, origin, program, type, subject, basis',
  'payloadDigest, previousHash, hash',
].join(', ')
const SAID = 'salt, payload, personalDigest, personalSalt, personal'
const WHOLE = `SELECT ${ENTRY.replace(/\w+/g, 'e.$&')}, ${SAID}
  FROM ledger e LEFT JOIN ledger_payloads p ON p.seq = e.seq`
const BATCH = 500

/** The append-only record that every governed table can be rebuilt from. */
export function openLedger(db: Database) {
  const last = db.prepare<[], Entry>(`SELECT ${ENTRY} FROM ledger ORDER BY seq DESC LIMIT 1`)
  const one = db.prepare<[number], Row>(`${WHOLE} WHERE e.seq = ?`)
  const page = db.prepare<[number], Row>(`${WHOLE} WHERE e.seq > ? ORDER BY e.seq LIMIT ${BATCH}`)
  const about = db.prepare<[string], Row>(`${WHOLE} WHERE e.subject = ? ORDER BY e.seq`)
  const hashAt = db.prepare<[number], string>('SELECT hash FROM ledger WHERE seq = ?').pluck()
  const knowType = db.prepare('INSERT OR IGNORE INTO ledger_types VALUES (?)')
  const types = db.prepare<[], string>('SELECT type FROM ledger_types').pluck()
  const insertEntry = db.prepare(`
    INSERT INTO ledger (${ENTRY}) VALUES (${ENTRY.replace(/\w+/g, '@$&')})`)
  const insertSaid = db.prepare('INSERT INTO ledger_payloads VALUES (?, ?, ?, ?, ?, ?)')
  const known = new Set(types.all())

  return {
    last: () => last.get(),
    head: (): Head | undefined => last.get(),
    hashAt: (seq: number) => hashAt.get(seq),
    at: (seq: number) => toStored(one.get(seq)),
    types: () => types.all(),

    append(fact: NewFact, payload: string, personal: string | undefined): Entry {
      const said = salted(payload, personal)
      const previous = last.get()
      const bound = payloadDigest(said, sha256)
      const whole = { ...fact, basis: previous?.id ?? '', payloadDigest: bound }
      const entry = seal(previous, whole, sha256)
      insertEntry.run(entry)
      const { salt, personalDigest, personalSalt } = said
      insertSaid.run(entry.seq, salt, payload, personalDigest, personalSalt, personal ?? null)
      if (!known.has(fact.type)) knowType.run(fact.type)
      return entry
    },

    /** Every entry in order, some hundred at a time: a long ledger never stands in memory whole. */
    *entries(after = 0): Generator<Stored> {
      for (let rows = page.all(after); rows.length > 0; rows = page.all(rows.at(-1)!.seq)) {
        for (const row of rows) yield toStored(row)!
      }
    },
    about: (subject: string) => about.all(subject).map((row) => toStored(row)!),
  }
}
export type Ledger = ReturnType<typeof openLedger>

function salted(payload: string, personal: string | undefined): Said {
  const salt = newSalt()
  if (personal === undefined) {
    return { salt, payload, personalDigest: '', personalSalt: null, personal: null }
  }
  const personalSalt = newSalt()
  const digest = personalDigest(personalSalt, personal, sha256)
  return { salt, payload, personalDigest: digest, personalSalt, personal }
}

function toStored(row: Row | undefined): Stored | undefined {
  if (!row) return undefined
  const { salt, payload, personalDigest, personalSalt, personal, ...entry } = row
  if (salt === null || payload === null || personalDigest === null) {
    return { entry, said: undefined }
  }
  return { entry, said: { salt, payload, personalDigest, personalSalt, personal } }
}
