import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/all.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { Refusal } from '#core/refusal.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { emptyTables, kinds, readersOf, sourceIds } from './cast.ts'

type Readers = ReturnType<typeof readersOf>
const [source] = sourceIds

/** The steps that SQLite takes for what is read, but for the joining of a page's rows. */
function stepsOf(read: (readers: Readers) => unknown): string[] {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  migrate(db, migrations)
  db.exec(`
    INSERT INTO joined_projects VALUES ('${source}', 'p', 's', '');
    INSERT INTO joined_places VALUES ('${source}', 'prod', 'e', '')`)
  const readers = readersOf(db)
  executed.length = 0
  read(readers)
  const steps = executed.flatMap((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  db.close()
  return steps.map(({ detail }) => detail)
}

const tables = {
  runs: 'runs',
  deployments: 'deployments',
  changes: 'changes',
  sourceReleases: 'source_releases',
  incidents: 'incidents',
  quietPeriods: 'quiet_periods',
  steps: 'steps',
  entries: 'calendar_entries',
  catalogueEntries: 'catalogue_entries',
  onCalls: 'on_calls',
  healthChecks: 'health_checks',
} as const

test.each(kinds)(
  '%s: all of them are read off an index without sorting, and counted by nobody',
  (of) => {
    const steps = stepsOf((readers) => readers[of].list({}))
    expect(steps).toContain(`SCAN ${tables[of]} USING INDEX ${tables[of]}_by_moment`)
    expect(steps).toContain('SEARCH observation_counts USING PRIMARY KEY (kind=?)')
    expect(steps.filter((step) => step.includes('COVERING INDEX'))).toEqual([])
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  },
)

test.each<[string, (readers: Readers) => unknown, string]>([
  [
    'after another',
    ({ runs }) => runs.list({ after: `5:${source}:k` }),
    'SEARCH runs USING INDEX runs_by_moment ((moment,source,key)<(?,?,?))',
  ],
  [
    'of a source',
    ({ runs }) => runs.list({ source, outcome: 'failed' }),
    'SCAN runs USING INDEX runs_by_moment',
  ],
  [
    'of a project',
    ({ runs }) => runs.list({ source, project: 'p', outcome: 'failed' }),
    'SEARCH runs USING INDEX runs_by_project (project=? AND source=?)',
  ],
  [
    'of a project since a moment',
    ({ changes }) => changes.list({ source, project: 'p', from: 1, state: 'open' }),
    'SEARCH changes USING INDEX changes_by_project (project=? AND source=? AND moment>?)',
  ],
  [
    'of a service',
    ({ sourceReleases }) => sourceReleases.list({ service: 's' as ServiceId }),
    'SEARCH source_releases USING INDEX source_releases_by_project (project=? AND source=?)',
  ],
  [
    'among incidents of a service',
    ({ incidents }) =>
      incidents.list({ service: 's' as ServiceId, open: true, severity: 'critical' }),
    'SEARCH incidents USING INDEX incidents_by_project (project=? AND source=?)',
  ],
  [
    'in a place',
    ({ deployments }) => deployments.list({ source, place: 'prod', outcome: 'failed' }),
    'SEARCH deployments USING INDEX deployments_by_place (place=? AND source=?)',
  ],
  [
    'in an environment',
    ({ deployments }) => deployments.list({ environment: 'e' as EnvironmentId }),
    'SEARCH deployments USING INDEX deployments_by_place (place=? AND source=?)',
  ],
])('what is looked for %s is found by an index in the order of time', (_, read, step) => {
  const steps = stepsOf(read)
  expect(steps).toContain(step)
  expect(steps.filter((one) => one.includes('ORDER BY'))).toEqual([])
})

test('what has not ended is found by an index of just that', () => {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  migrate(db, migrations)
  const { open, markGone } = openObservationStore(db)
  executed.length = 0
  open({ of: 'runs', source, part: 'p' })
  markGone({ of: 'runs', source, part: 'p', before: 2, now: 2 })
  const steps = executed.map((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  expect(steps.flat().map(({ detail }) => detail)).toEqual([
    'SEARCH runs USING INDEX runs_open (source=? AND part=?)',
    'SEARCH runs USING INDEX runs_by_part (source=? AND part=?)',
    // Of what cannot be read; looked at only for rows that would be gone.
    'CORRELATED SCALAR SUBQUERY 1',
    'SCAN spare VIRTUAL TABLE INDEX 1:',
  ])
})

test.each(['', 'x', '5', `5:${source}`, '5::k', '1e3:a:k'])(
  'a list is not continued after %j, which no page named',
  (after) => {
    const { runs } = readersOf(emptyTables())
    expect(() => runs.list({ after })).toThrow(Refusal)
  },
)
