import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { openForReading } from '#core/database/open-database.ts'
import { readCheckpoints } from '#core/ledger/checkpoint-file.ts'
import { verifyLedger } from '#core/ledger/verify-ledger.ts'
import { quiet } from '#core/rpc/router.ts'
import { placesIn } from '#core/workspace/places.ts'
import { readRehearsal } from '#core/workspace/read-rehearsal.ts'
import { buildRehearsal } from '../../electron/rehearsal/build-rehearsal.ts'
import { readMark } from '../../electron/rehearsal/mark.ts'
import { factsIn, governedRows, replayed } from '../support/contents.ts'
import { recordingLog } from '../support/ports.ts'
import { builtRehearsal } from '../support/rehearsal.ts'
import { emptyFolder } from '../support/workspace-folder.ts'

const BUILD_MS = 120_000

async function built(now: number, seed = 'a seed') {
  const folder = join(emptyFolder(), 'rehearsal')
  const log = recordingLog()
  const told = { program: '0.0.0-test', osUser: 'kim', size: 'small', report: () => {} } as const
  await buildRehearsal({ ...told, folder, seed, now, log })
  const faults = log.lines.filter(({ level }) => level !== 'info')
  return { folder, db: openForReading(placesIn(folder).database), faults }
}

/** What was said and when, but for the key of the device, which is made anew each time. */
function saidIn(db: Database): string {
  const digest = createHash('sha256')
  const facts = db
    .prepare(`
      SELECT id, commandId, at, actor, assurance, origin, type, subject, payload, personal
      FROM ledger JOIN ledger_payloads USING (seq) WHERE type <> 'device.introduced' ORDER BY seq`)
    .raw()
  for (const fact of facts.iterate()) digest.update(JSON.stringify(fact))
  return digest.digest('hex')
}

const countIn = (db: Database, sql: string) => Number(db.prepare(sql).pluck().get())

describe('the small company of today', () => {
  let folder = ''
  let db: Database
  beforeAll(async () => {
    folder = await builtRehearsal('small')
    db = openForReading(placesIn(folder).database)
    return () => db.close()
  }, BUILD_MS)

  test('has a ledger that verifies to its end', async () => {
    const evidence = { beside: readCheckpoints(placesIn(folder).checkpoints), second: undefined }
    const verdict = await verifyLedger(db, { evidence, conduct: quiet })
    expect(verdict).toMatchObject({ findings: [] })
    expect(evidence.beside.length).toBeGreaterThan(10)
  })

  test('stands as its facts say', () => {
    expect(governedRows(db)).toEqual(replayed(factsIn(db)))
  })

  test('is as large as it says', () => {
    expect(countIn(db, 'SELECT count(*) FROM services')).toBe(40)
    expect(countIn(db, 'SELECT count(*) FROM releases')).toBe(400)
    expect(countIn(db, 'SELECT count(DISTINCT time_zone) FROM people')).toBe(4)
    expect(countIn(db, 'SELECT count(DISTINCT tier) FROM services')).toBe(4)
  })

  test('knows every class, and all that can become of a release', () => {
    const states = db.prepare('SELECT DISTINCT state FROM releases').pluck().all()
    expect(states).toEqual(
      expect.arrayContaining(['draft', 'planned', 'ready', 'inProgress', 'closed', 'cancelled']),
    )
    expect(countIn(db, 'SELECT count(DISTINCT class) FROM releases')).toBe(4)
    const ended = db
      .prepare(`
        SELECT DISTINCT payload ->> '$.to' FROM ledger JOIN ledger_payloads USING (seq)
        WHERE type IN ('release.stateSet', 'release.itemStateSet')`)
      .pluck()
      .all()
    expect(ended).toEqual(
      expect.arrayContaining([
        ...['deployed', 'partlyDeployed', 'failed', 'rolledBack', 'postponed', 'cancelled'],
        ...['closed', 'verified', 'pulled'],
      ]),
    )
  })

  test('has a year behind it, a month ahead, and nothing that has not happened yet', () => {
    const DAY_MS = 86_400_000
    const now = Date.now()
    expect(countIn(db, 'SELECT max(at) FROM ledger')).toBeLessThanOrEqual(now)
    expect(countIn(db, 'SELECT min(at) FROM ledger')).toBeLessThan(now - 365 * DAY_MS)
    const latest = countIn(db, 'SELECT max(starts_at) FROM release_activities')
    expect(latest).toBeGreaterThan(now + 20 * DAY_MS)
    expect(countIn(db, "SELECT count(*) FROM ledger WHERE type = 'clock.jumped'")).toBe(0)
  })

  test('is marked, so that nobody takes it for real', () => {
    expect(readMark(folder)).toMatchObject({ size: 'small', builtAt: expect.any(Number) })
    expect(readRehearsal(db, placesIn(folder))).toMatchObject({ size: 'small' })
  })
})

describe('whenever it is built', () => {
  const morning = Date.UTC(2027, 4, 12, 6)

  test(
    'a seed and a day make the same company again',
    async () => {
      const [one, same, later] = [
        await built(morning),
        await built(morning + 11 * 3_600_000),
        await built(morning, 'another seed'),
      ]
      expect(saidIn(one.db)).toBe(saidIn(same.db))
      expect(saidIn(one.db)).not.toBe(saidIn(later.db))
    },
    BUILD_MS,
  )

  test.each([
    ['a leap day', Date.UTC(2028, 1, 29, 12)],
    ['the spring weekend of Berlin', Date.UTC(2027, 2, 28, 12)],
    ['the autumn weekend of Berlin', Date.UTC(2027, 9, 31, 23)],
    ['the spring weekend of New York', Date.UTC(2027, 2, 14, 9)],
    ['the autumn weekend of Sydney', Date.UTC(2028, 3, 2, 1)],
    ['the freeze', Date.UTC(2026, 11, 24, 20)],
    ['the first minute of a year', Date.UTC(2027, 0, 1, 0, 0, 30)],
  ])(
    '%s refuses nothing and records nothing of the future',
    async (_, now) => {
      const { db, faults } = await built(now)
      expect(faults).toEqual([])
      expect(countIn(db, 'SELECT count(*) FROM releases')).toBe(400)
      expect(countIn(db, 'SELECT max(at) FROM ledger')).toBeLessThanOrEqual(now)
      expect(countIn(db, "SELECT count(*) FROM releases WHERE state = 'inProgress'")).toBe(1)
    },
    BUILD_MS,
  )
})
