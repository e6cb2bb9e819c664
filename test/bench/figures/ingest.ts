import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { runs as stream } from '#core/connectors/github/read-runs.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { whyMisfit } from '#core/observations/why-misfit.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { type Figure, median, timed } from '../figure.ts'
import { inFolder } from '../folder.ts'
import { openBenchCore } from '../open-bench-core.ts'

const ROWS = 20_000
const LEAF = 100
const ROUNDS = 5

const source = '01935000-0000-7000-8000-00000000beef' as SourceId
const about = { part: 'acme/shop', settings: { repositories: ['acme/shop'], days: 90 } }

/** Runs as GitHub tells them, some 2 KB each; the attempt makes each round a change of every row. */
const told = (round: number) =>
  Array.from({ length: ROWS }, (_, i) => {
    const at = new Date(Date.UTC(2026, 10, 20) - i * 60_000).toISOString()
    const updated = new Date(Date.UTC(2026, 10, 20) + round * 1000).toISOString()
    const repository = { id: 1, full_name: 'acme/shop', description: 'A shop '.repeat(40) }
    const commit = { id: 'c'.repeat(40), message: `Change ${i}`, timestamp: at }
    const actor = { login: 'ada', id: 7, url: 'https://api.example.org/users/ada', type: 'User' }
    return {
      ...{ id: 10_000 + i, name: 'Build', run_number: i, run_attempt: round, event: 'push' },
      ...{ status: 'completed', conclusion: i % 9 === 0 ? 'failure' : 'success' },
      ...{ head_branch: 'main', head_sha: 'a'.repeat(40), created_at: at, run_started_at: at },
      ...{ updated_at: updated, html_url: `https://example.org/runs/${i}` },
      ...{ actor, triggering_actor: actor, head_commit: commit, repository },
      ...{ head_repository: repository, pull_requests: [], referenced_workflows: [] },
    }
  })

/** Validating, mapping and keeping what a source told, against a bare upsert of the same rows. */
export const ingestFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const bench = await openBenchCore(folder)
    const { db } = bench.core.running()
    const store = openObservationStore(db)
    const bare = openBare(join(folder, 'bare.db'), db)
    const [ours, raw, again]: [number[], number[], number[]] = [[], [], []]
    for (let round = 1; round <= ROUNDS; round += 1) {
      const rows = told(round)
      ours.push(timed(() => ingest(db, store, { rows, walk: round })))
      again.push(timed(() => ingest(db, store, { rows, walk: round + ROUNDS })))
      const values = bare.valuesOf(db)
      raw.push(timed(() => bare.upsert(values)))
    }
    await bench.core.close()
    const each = (values: readonly number[]) => (median(values) / ROWS) * 1000
    const figure = { baseline: each(raw), unit: 'us', bar: { times: 4 } } as const
    return [
      { name: 'a row read, judged and kept', ours: each(ours), ...figure },
      { name: 'a row that has not changed', ours: each(again), ...figure },
    ]
  })

type Store = ReturnType<typeof openObservationStore>
type Ingesting = { readonly rows: readonly unknown[]; readonly walk: number }

function ingest(db: Database, store: Store, { rows, walk }: Ingesting): void {
  for (let from = 0; from < rows.length; from += LEAF) {
    const observed = rows.slice(from, from + LEAF).map((raw) => {
      const one = stream.parse(raw, about)
      if (whyMisfit(one) !== undefined) throw new Error('the sample is unfit')
      return { observed: one, raw }
    })
    const leaf = { source, part: about.part, walk, now: walk, rows: observed }
    db.transaction(() => store.keep(leaf)).immediate()
  }
}

/** The same table with the same indexes in a file of its own, and nothing around it. */
function openBare(path: string, like: Database) {
  const db = new Sqlite(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const parts = like
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE tbl_name = 'runs' AND type IN ('table', 'index') AND sql IS NOT NULL",
    )
    .pluck()
  for (const sql of parts.all()) db.exec(sql)
  const columns = like
    .prepare<[string], { readonly name: string; readonly hidden: number }>(
      'SELECT name, hidden FROM pragma_table_xinfo(?)',
    )
    .all('runs')
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
  const set = columns.filter((name) => !['source', 'key'].includes(name))
  const upsert = db.prepare(`
    INSERT INTO runs (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (source, key) DO UPDATE SET ${set.map((name) => `${name} = excluded.${name}`).join(', ')}`)
  return {
    valuesOf: (from: Database) =>
      from
        .prepare(`SELECT ${columns.join(', ')} FROM runs`)
        .raw()
        .all() as unknown[][],
    upsert(values: readonly unknown[][]): void {
      for (let from = 0; from < values.length; from += LEAF) {
        const leaf = values.slice(from, from + LEAF)
        db.transaction(() => leaf.forEach((row) => void upsert.run(row))).immediate()
      }
    },
  }
}
