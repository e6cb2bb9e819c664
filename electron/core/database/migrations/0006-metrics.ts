import type { Migration } from '../migrate.ts'

/**
 * What was read of metrics: points lie some hundred to a row, because a row of its own would take
 * many times the room of a point.
 */
export const metrics: Migration = {
  version: 6,
  name: 'metrics',
  up: (db) =>
    db.exec(`
  CREATE TABLE metric_series (
    id INTEGER PRIMARY KEY,
    metric TEXT NOT NULL,
    labels TEXT NOT NULL,
    UNIQUE (metric, labels)
  ) STRICT;

  CREATE TABLE metric_chunks (
    series INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    points BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX metric_chunks_by_series ON metric_chunks (series, starts_at);

  CREATE TABLE metric_rollups (
    series INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    buckets BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX metric_rollups_by_series ON metric_rollups (series, starts_at);

  CREATE TABLE metric_readings (
    metric TEXT PRIMARY KEY,
    read_until INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    remark TEXT
  ) STRICT, WITHOUT ROWID;`),
}
