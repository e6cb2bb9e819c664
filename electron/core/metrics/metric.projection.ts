import type { metricEvents } from '#shared/events/metrics.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'

export const metricProjection: Projection<keyof typeof metricEvents> = {
  owns: { metrics: 'id', metric_retention: 'workspace' },
  edition: 1,
  tables: `
    CREATE TABLE metrics (
      id TEXT PRIMARY KEY,
      source TEXT NOT NULL,
      name TEXT NOT NULL,
      unit TEXT,
      kind TEXT NOT NULL,
      query TEXT NOT NULL,
      every_ms INTEGER NOT NULL,
      good_direction TEXT,
      service TEXT,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX metrics_by_name ON metrics (name COLLATE NOCASE);
    CREATE TABLE metric_retention (
      workspace TEXT PRIMARY KEY,
      raw_days INTEGER NOT NULL,
      rolled_days INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;`,
  topic: 'metrics',
  open(db) {
    const define = db.prepare(`
      INSERT INTO metrics VALUES (@subject, @source, @name, @unit, @kind, @query, @everyMs,
        @goodDirection, @service, 1)`)
    const change = db.prepare(`
      UPDATE metrics SET ${given('source')}, ${given('name')}, ${given('unit')}, ${given('kind')},
        ${given('query')}, ${given('everyMs', 'every_ms')},
        ${given('goodDirection', 'good_direction')}, ${given('service')}, version = version + 1
      WHERE id = @subject`)
    const remove = db.prepare('DELETE FROM metrics WHERE id = @subject')
    const retain = db.prepare(`
      INSERT INTO metric_retention VALUES (@subject, @rawDays, @rolledDays, 1)
      ON CONFLICT DO UPDATE SET raw_days = excluded.raw_days,
        rolled_days = excluded.rolled_days, version = version + 1`)

    return {
      'metric.defined': ({ subject, payload }) => exactlyOne(define.run({ subject, ...payload })),
      'metric.changed': ({ subject, payload: { to } }) =>
        exactlyOne(change.run({ subject, to: JSON.stringify(to) })),
      'metric.removed': ({ subject }) => exactlyOne(remove.run({ subject })),
      'metric.retentionSet': ({ subject, payload }) =>
        exactlyOne(retain.run({ subject, ...payload })),
    }
  },
}
