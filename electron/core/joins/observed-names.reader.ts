import type { Database } from 'better-sqlite3'
import type { OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinOf } from '#shared/vocabulary/join.ts'

type Rows = OutputOf<'joins.preview'>['items'][number]['rows']
type Kind = keyof Rows

const tables = {
  runs: 'runs',
  deployments: 'deployments',
  changes: 'changes',
  sourceReleases: 'source_releases',
  incidents: 'incidents',
  quietPeriods: 'quiet_periods',
  steps: 'steps',
  catalogueEntries: 'catalogue_entries',
  onCalls: 'on_calls',
  healthChecks: 'health_checks',
} as const satisfies Record<Kind, string>
const kinds = Object.keys(tables) as Kind[]

/** Which kinds of rows go by which names. */
const of = { project: kinds, place: ['deployments'] } as const satisfies Record<
  JoinOf,
  readonly Kind[]
>

/** Reads the names that rows of sources go by, and how many go by each. */
export function openObservedNamesReader(db: Database) {
  const names = db.prepare<[], JoinName>(
    'SELECT kind AS "of", source, name FROM observed_names ORDER BY source, kind, name',
  )
  const perKind = openPerKind(db)
  return {
    names: (): JoinName[] => names.all(),
    /** Those that stand at their source. */
    rows(name: JoinName): Rows {
      const told: readonly Kind[] = of[name.of]
      const rows = kinds.map((kind) => [
        kind,
        told.includes(kind) ? (perKind(name.of, kind).count.get(name) ?? 0) : 0,
      ])
      // Each kind is there, because all of them were gone through.
      return Object.fromEntries(rows) as Rows
    },
    /** When something that stands last happened under it; `undefined` where nothing does any more. */
    latest(name: JoinName): number | undefined {
      const moments = of[name.of].flatMap((kind) => perKind(name.of, kind).latest.get(name) ?? [])
      return moments.length === 0 ? undefined : Math.max(...moments)
    },
    /** Which lists tell anything of it. */
    toldIn: (name: JoinName): readonly Kind[] =>
      of[name.of].filter((kind) => perKind(name.of, kind).any.get(name) !== undefined),
    shares: openShares(db),
  }
}

function openPerKind(db: Database) {
  const prepare = (by: JoinOf, kind: Kind) => {
    const rows = `FROM ${tables[kind]} INDEXED BY ${tables[kind]}_by_${by}
      WHERE ${by} = @name AND source = @source`
    const number = (sql: string) => db.prepare<[JoinName], number>(sql).pluck()
    return {
      count: number(`SELECT count(*) ${rows} AND gone_at IS NULL`),
      latest: number(`SELECT moment ${rows} AND gone_at IS NULL ORDER BY moment DESC LIMIT 1`),
      any: number(`SELECT 1 ${rows} LIMIT 1`),
    }
  }
  const projects = new Map(kinds.map((kind) => [kind, prepare('project', kind)]))
  const places = prepare('place', 'deployments')
  return (by: JoinOf, kind: Kind) => (by === 'place' ? places : projects.get(kind)!)
}

type Share = { readonly source: SourceId; readonly total: number; readonly joined: number }

/** Of the rows that stand, source by source. */
function openShares(db: Database) {
  const prepare = (by: JoinOf, kind: Kind) =>
    db.prepare<[], Share>(`
      SELECT source, sum(n) AS total, sum(iif(because IS NULL, 0, n)) AS joined
      FROM (
        SELECT source, ${by}, count(*) AS n
        FROM ${tables[kind]} INDEXED BY ${tables[kind]}_by_${by}
        WHERE gone_at IS NULL GROUP BY ${by}, source
      ) LEFT JOIN joined_${by}s USING (source, ${by}) GROUP BY source`)
  const projects = new Map(kinds.map((kind) => [kind, prepare('project', kind)]))
  const places = prepare('place', 'deployments')
  return (by: JoinOf, kind: Kind): Share[] => (by === 'place' ? places : projects.get(kind)!).all()
}
