import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openForReading } from '#core/database/open-database.ts'
import { readCheckpoints } from '#core/ledger/checkpoint-file.ts'
import { sha256 } from '#core/ledger/sha256.ts'
import { verifyLedger } from '#core/ledger/verify-ledger.ts'
import { quiet } from '#core/rpc/router.ts'
import { placesIn } from '#core/workspace/places.ts'
import { type Figure, median, timed, timedAsync } from '../figure.ts'
import { fillLedger } from '../fill-ledger.ts'
import { inFolder } from '../folder.ts'
import { openBenchCore } from '../open-bench-core.ts'

const FACTS = 100_000
const ROUNDS = 5

/** A long ledger: checked against a bare walk that hashes each row once, and replayed. */
export const ledgerFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const bench = await openBenchCore(folder)
    fillLedger(bench, FACTS)
    await bench.core.close()
    const { database, checkpoints } = placesIn(folder)
    const db = openForReading(database)
    const evidence = { beside: readCheckpoints(checkpoints), second: undefined }
    const [ours, raw]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      raw.push(timed(() => bareWalk(db)))
      ours.push(await timedAsync(() => verifyLedger(db, { evidence, conduct: quiet })))
    }
    db.close()
    const runs = Array.from({ length: ROUNDS }, () => rebuildApart(database))
    const replayed = { ms: median(runs.map(({ ms }) => ms)), mb: median(runs.map(({ mb }) => mb)) }
    return [
      {
        name: 'verifying 100,000 entries',
        ours: median(ours),
        baseline: median(raw),
        unit: 'ms',
        bar: { times: 4 },
      },
      {
        name: 'rebuilding 100,000 facts',
        ours: replayed.ms,
        baseline: undefined,
        unit: 'ms',
        bar: { limit: 1000 },
      },
      {
        name: 'rebuilding, memory',
        ours: replayed.mb,
        baseline: undefined,
        unit: 'MB',
        bar: { limit: 250 },
      },
    ]
  })

function bareWalk(db: Database): string {
  let hash = ''
  const rows = db
    .prepare<[], unknown[]>('SELECT * FROM ledger JOIN ledger_payloads USING (seq) ORDER BY seq')
    .raw()
  for (const row of rows.iterate()) hash = sha256(hash + row.join('\0'))
  return hash
}

/** In a process of its own: only what the rebuild itself takes is counted. */
function rebuildApart(database: string): { readonly ms: number; readonly mb: number } {
  const child = join(import.meta.dirname, '..', 'rebuild-once.ts')
  const { stdout, status } = spawnSync(process.execPath, [child, database], { encoding: 'utf8' })
  if (status !== 0) throw new Error('the rebuild failed')
  return JSON.parse(stdout)
}
