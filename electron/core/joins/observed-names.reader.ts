import type { Database } from 'better-sqlite3'
import type { OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinOf } from '#shared/vocabulary/join.ts'
import { unforgotten } from '../database/unforgotten.ts'

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
  const perKind = openPerKind(db)
  return {
    names: openNames(db),
    waiting: openWaiting(db),
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
    /** Which lists tell anything of it. */
    toldIn: (name: JoinName): readonly Kind[] =>
      of[name.of].filter((kind) => perKind(name.of, kind).any.get(name) !== undefined),
    shares: openShares(db),
  }
}

/** Those of a source that is to be forgotten are out of sight. */
function openNames(db: Database) {
  const names = db.prepare<[], JoinName>(`
    SELECT kind AS "of", source, name FROM observed_names
    WHERE source NOT IN (SELECT source FROM forgetting WHERE what = 'source')
    ORDER BY source, kind, name`)
  return (): JoinName[] => names.all()
}

type Waiting = JoinName & { readonly latest: number }
type Wanted = {
  readonly setAside: 0 | 1
  readonly of: JoinOf | null
  readonly source: string | null
}

/** Names of a kind of rows, from wherever they are noted, with when one that stands last happened. */
const waitingIn = (kind: Kind, by: JoinOf, noted: string): string => `
  SELECT '${by}' AS "of", n.source, n.name, (
    SELECT moment FROM ${tables[kind]} AS rows INDEXED BY ${tables[kind]}_by_${by}
    WHERE rows.${by} = n.name AND rows.source = n.source AND gone_at IS NULL
      AND (rows.source, rows.part) NOT IN (SELECT source, part FROM forgetting
        WHERE what = 'rows' AND forgetting.name = '${tables[kind]}')
    ORDER BY moment DESC LIMIT 1
  ) AS latest
  FROM (${noted}) AS n
  WHERE coalesce(@of, '${by}') = '${by}' AND (@source IS NULL OR n.source = @source)
    AND NOT EXISTS (SELECT 1 FROM joined_${by}s AS joined
      WHERE joined.source = n.source AND joined.${by} = n.name)
    AND @setAside = EXISTS (SELECT 1 FROM names_set_aside AS aside
      WHERE aside.source = n.source AND aside.kind = '${by}' AND aside.name = n.name)`

/**
 * Names that nothing was joined to, or those that were set aside, with when something that stands last
 * happened under each: told by the database alone, because there may be ten thousand of them, and only
 * where anything was written since.
 */
function openWaiting(db: Database) {
  const projects = kinds.map((kind) =>
    waitingIn(
      kind,
      'project',
      `SELECT source, project AS name FROM observation_counts
      WHERE kind = '${tables[kind]}' AND standing > 0 AND project <> ''`,
    ),
  )
  const places = waitingIn(
    'deployments',
    'place',
    "SELECT source, name FROM observed_names WHERE kind = 'place'",
  )
  const waiting = db.prepare<[Wanted], Waiting>(`
    SELECT "of", source, name, max(latest) AS latest
    FROM (${[...projects, places].join(' UNION ALL ')})
    WHERE latest IS NOT NULL GROUP BY "of", source, name`)
  const version = db.prepare<[], number>('SELECT total_changes()').pluck()
  let last: { readonly as: string; readonly names: readonly Waiting[] } | undefined
  return (wanted: Wanted): readonly Waiting[] => {
    const others = db.pragma('data_version', { simple: true })
    const as = JSON.stringify([version.get(), others, wanted])
    if (last?.as !== as) last = { as, names: waiting.all(wanted) }
    return last.names
  }
}

function openPerKind(db: Database) {
  const number = (sql: string) => db.prepare<[JoinName], number>(sql).pluck()
  const prepare = (by: JoinOf, kind: Kind) => {
    const rows = `FROM ${tables[kind]} INDEXED BY ${tables[kind]}_by_${by}
      WHERE ${by} = @name AND source = @source`
    const standing = `
      SELECT coalesce(sum(standing), 0) FROM observation_counts
      WHERE kind = '${tables[kind]}' AND project = @name AND source = @source
        AND ${unforgotten(tables[kind])}`
    return {
      count: number(
        by === 'project'
          ? standing
          : `SELECT count(*) ${rows} AND gone_at IS NULL AND ${unforgotten(tables[kind])}`,
      ),
      any: number(`SELECT 1 ${rows} LIMIT 1`),
    }
  }
  const projects = new Map(kinds.map((kind) => [kind, prepare('project', kind)]))
  const places = prepare('place', 'deployments')
  return (by: JoinOf, kind: Kind) => (by === 'place' ? places : projects.get(kind)!)
}

type Share = { readonly source: SourceId; readonly total: number; readonly joined: number }

/** Of the rows that stand, source by source: by what is counted of projects, and of places by an index. */
function openShares(db: Database) {
  const share = (by: JoinOf, rows: string) =>
    db.prepare<[], Share>(`
      SELECT source, sum(n) AS total, sum(iif(because IS NULL, 0, n)) AS joined
      FROM (${rows}) LEFT JOIN joined_${by}s USING (source, ${by})
      WHERE source NOT IN (SELECT source FROM forgetting WHERE what = 'source')
      GROUP BY source`)
  const projects = new Map(
    kinds.map((kind) => [
      kind,
      share(
        'project',
        `SELECT source, project, standing AS n FROM observation_counts
        WHERE kind = '${tables[kind]}' AND ${unforgotten(tables[kind])}`,
      ),
    ]),
  )
  const places = share(
    'place',
    `SELECT source, place, count(*) AS n FROM deployments INDEXED BY deployments_by_place
    WHERE gone_at IS NULL GROUP BY place, source`,
  )
  return (by: JoinOf, kind: Kind): Share[] => (by === 'place' ? places : projects.get(kind)!).all()
}
