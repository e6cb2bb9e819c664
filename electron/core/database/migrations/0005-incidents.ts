import type { Migration } from '../migrate.ts'

const incidentTable = `
  CREATE TABLE incidents (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    project TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    original TEXT NOT NULL,
    severity TEXT,
    original_severity TEXT,
    started_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    resolved_at INTEGER,
    labels TEXT,
    by TEXT,
    url TEXT,
    moment INTEGER NOT NULL AS (started_at) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX incidents_by_moment
    ON incidents (moment DESC, source DESC, key DESC, gone_at, state, severity);
  CREATE INDEX incidents_by_project
    ON incidents (project, source, moment DESC, key DESC, gone_at, state, severity, kind);
  CREATE INDEX incidents_by_part ON incidents (source, part);
  CREATE INDEX incidents_open ON incidents (source, part, moment)
    WHERE gone_at IS NULL AND state <> 'resolved';
  CREATE TRIGGER incidents_move_on AFTER UPDATE OF raw_page ON incidents
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER incidents_are_forgotten AFTER DELETE ON incidents BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;`

const quietPeriods = `
  CREATE TABLE quiet_periods (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    project TEXT NOT NULL,
    title TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    by TEXT,
    concerns TEXT NOT NULL,
    reason TEXT,
    url TEXT,
    moment INTEGER NOT NULL AS (starts_at) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX quiet_periods_by_moment
    ON quiet_periods (moment DESC, source DESC, key DESC, gone_at, ends_at);
  CREATE INDEX quiet_periods_by_project
    ON quiet_periods (project, source, moment DESC, key DESC, gone_at, ends_at, kind);
  CREATE INDEX quiet_periods_by_part ON quiet_periods (source, part);
  CREATE TRIGGER quiet_periods_move_on AFTER UPDATE OF raw_page ON quiet_periods
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER quiet_periods_are_forgotten AFTER DELETE ON quiet_periods BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;`

/** What went wrong outside, and when nobody is told of it. */
export const incidents: Migration = {
  version: 5,
  name: 'incidents',
  up: (db) => db.exec(incidentTable + quietPeriods),
}
