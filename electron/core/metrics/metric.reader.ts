import type { Database } from 'better-sqlite3'
import { usualRetention } from '#shared/domain/metrics/plan-retention.ts'
import type { MetricId, SourceId } from '#shared/vocabulary/ids.ts'
import type { Metric, MetricRetention } from '#shared/vocabulary/metric.ts'

const SELECT = `
  SELECT id, source, name, unit, kind, query, every_ms AS everyMs,
    good_direction AS goodDirection, service, version
  FROM metrics`

type Kept = MetricRetention & { version: number }
const usual: Kept = { ...usualRetention, version: 0 }

/** Reads what is to be measured; writing it is the projection's alone. */
export function openMetricReader(db: Database) {
  const byId = db.prepare<[string], Metric>(`${SELECT} WHERE id = ?`)
  const byName = db.prepare<[string], Metric>(
    `${SELECT} WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1`,
  )
  const all = db.prepare<[], Metric>(`${SELECT} ORDER BY name COLLATE NOCASE, id`)
  const bySource = db.prepare<[string], Metric>(`${SELECT} WHERE source = ? ORDER BY id`)
  const retention = db.prepare<[], Kept>(`
    SELECT raw_days AS rawDays, rolled_days AS rolledDays, version FROM metric_retention LIMIT 1`)

  return {
    find: (id: MetricId): Metric | undefined => byId.get(id),
    /** However the name is capitalised. */
    named: (name: string): Metric | undefined => byName.get(name),
    list: (): Metric[] => all.all(),
    of: (source: SourceId): Metric[] => bySource.all(source),
    retention: (): Kept => retention.get() ?? { ...usual },
  }
}
