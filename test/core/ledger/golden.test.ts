import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/all.ts'
import { readCheckpoints } from '#core/ledger/checkpoint-file.ts'
import { renewGovernedTables } from '#core/ledger/governed-tables.ts'
import { verifyLedger } from '#core/ledger/verify-ledger.ts'
import { projections } from '#core/projections.ts'
import { quiet } from '#core/rpc/router.ts'
import { events } from '#shared/events/index.ts'
import { governedRows } from '../../support/contents.ts'
import type { Line } from '../../support/tampering.ts'

const GOLDEN = join(import.meta.dirname, 'golden')
const versions = existsSync(GOLDEN) ? readdirSync(GOLDEN) : []

const linesOf = (version: string) =>
  readFileSync(join(GOLDEN, version, 'ledger.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

/** As if the ledger had come from an export, before anything was replayed. */
function imported(version: string): Database {
  const db = new Sqlite(':memory:')
  migrate(db, migrations)
  const entry = db.prepare(`INSERT INTO ledger VALUES (@seq, @id, @commandId, @at, @actor, @device,
    @assurance, @origin, @program, @type, @subject, @basis, @payloadDigest, @previousHash, @hash)`)
  const said = db.prepare(`INSERT INTO ledger_payloads
    VALUES (@seq, @salt, @payload, @personalDigest, @personalSalt, @personal)`)
  const type = db.prepare('INSERT OR IGNORE INTO ledger_types VALUES (@type)')
  for (const line of linesOf(version)) {
    for (const statement of [entry, said, type]) statement.run(line)
  }
  const attachment = db.prepare('INSERT INTO attachments VALUES (?, ?, 0, 1, ?)')
  const folder = join(GOLDEN, version, 'attachments')
  for (const digest of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, digest))
    attachment.run(digest, bytes.length, bytes)
  }
  return db
}

test('there is a golden ledger, and together they hold every event', () => {
  const seen = new Set(versions.flatMap((version) => linesOf(version).map(({ type }) => type)))
  expect(Object.keys(events).filter((type) => !seen.has(type))).toEqual([])
})

describe.each(versions)('the golden ledger of %s', (version) => {
  const db = imported(version)
  afterAll(() => db.close())

  test('makes the same rows with this program', () => {
    renewGovernedTables(db, projections)
    const rows = JSON.parse(readFileSync(join(GOLDEN, version, 'rows.json'), 'utf8'))
    // What a later program keeps besides is its own affair.
    expect(governedRows(db)).toMatchObject(rows)
  })

  test('verifies against the checkpoints that came with it', async () => {
    const beside = readCheckpoints(join(GOLDEN, version, 'checkpoints.jsonl'))
    const evidence = { beside, second: undefined }
    const verdict = await verifyLedger(db, { evidence, conduct: quiet })
    expect(verdict).toMatchObject({ findings: [], attachments: 1 })
    expect(verdict.anchoredTo).toBe(linesOf(version).length)
  })
})
