import type { Migration } from '../migrate.ts'
import { nameTriggers } from './name-triggers.ts'

const shared = `
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,`

const steps = `
  CREATE TABLE steps (${shared}
    project TEXT NOT NULL,
    run TEXT NOT NULL,
    name TEXT NOT NULL,
    stage TEXT,
    outcome TEXT NOT NULL,
    original TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    url TEXT,
    moment INTEGER NOT NULL AS (coalesce(started_at, created_at)) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX steps_by_run ON steps (run, source, moment DESC, key DESC, gone_at, outcome);
  CREATE INDEX steps_open ON steps (source, part, moment)
    WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');`

const entries = `
  CREATE TABLE calendar_entries (${shared}
    project TEXT NOT NULL AS ('') STORED,
    calendar TEXT NOT NULL,
    uid TEXT NOT NULL,
    recurrence_id TEXT,
    title TEXT NOT NULL,
    says TEXT,
    location TEXT,
    categories TEXT,
    status TEXT NOT NULL,
    shows TEXT NOT NULL,
    wall TEXT NOT NULL,
    recurs TEXT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    last_ends_at INTEGER,
    by TEXT,
    created_at INTEGER,
    changed_at INTEGER,
    url TEXT,
    moment INTEGER NOT NULL AS (starts_at) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX calendar_entries_by_uid ON calendar_entries (source, calendar, uid);`

const catalogueEntries = `
  CREATE TABLE catalogue_entries (${shared}
    kind TEXT NOT NULL,
    original TEXT NOT NULL,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    says TEXT,
    owner TEXT,
    tier TEXT,
    lifecycle TEXT,
    type TEXT,
    tags TEXT,
    relations TEXT,
    stands_in TEXT,
    url TEXT,
    moment INTEGER NOT NULL AS (0) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;`

const onCalls = `
  CREATE TABLE on_calls (${shared}
    project TEXT NOT NULL,
    policy TEXT NOT NULL,
    rota TEXT,
    level INTEGER NOT NULL,
    person TEXT NOT NULL,
    email TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    url TEXT,
    moment INTEGER NOT NULL AS (coalesce(starts_at, 0)) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;`

const healthChecks = `
  CREATE TABLE health_checks (${shared}
    kind TEXT NOT NULL,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    health TEXT NOT NULL,
    original TEXT NOT NULL,
    because TEXT,
    since INTEGER,
    labels TEXT,
    url TEXT,
    moment INTEGER NOT NULL AS (coalesce(since, 0)) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;`

/** What each table is found by beside its moment and project. */
const tables = [
  { table: 'steps', besides: ['outcome'] },
  { table: 'calendar_entries', besides: ['last_ends_at', 'status'] },
  { table: 'catalogue_entries', besides: ['kind'] },
  { table: 'on_calls', besides: ['ends_at'] },
  { table: 'health_checks', besides: ['kind', 'health'] },
] as const

const standing = ({ table, besides }: (typeof tables)[number]) => {
  const last = besides.join(', ')
  return `
  CREATE INDEX ${table}_by_moment ON ${table} (moment DESC, source DESC, key DESC, gone_at, ${last});
  CREATE INDEX ${table}_by_project
    ON ${table} (project, source, moment DESC, key DESC, gone_at, ${last});
  CREATE INDEX ${table}_by_part ON ${table} (source, part);
  CREATE TRIGGER ${table}_move_on AFTER UPDATE OF raw_page ON ${table}
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER ${table}_are_forgotten AFTER DELETE ON ${table} BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;`
}

/** Jobs of runs, entries of calendars and catalogues, who is on call, and what sources say of health. */
export const moreObservations: Migration = {
  version: 8,
  name: 'more observations',
  up: (db) => {
    db.exec(steps + entries + catalogueEntries + onCalls + healthChecks)
    db.exec(tables.map(standing).join(''))
    db.exec(nameTriggers)
  },
}
