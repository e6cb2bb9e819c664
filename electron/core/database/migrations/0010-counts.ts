import type { Migration } from '../migrate.ts'

const key = (row: 'NEW' | 'OLD', table: string) =>
  `kind = '${table}' AND source = ${row}.source AND project = ${row}.project AND part = ${row}.part`

const countOn = (table: string) => `
      INSERT INTO observation_counts (kind, source, project, part, standing, gone)
        VALUES ('${table}', NEW.source, NEW.project, NEW.part,
          NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
        ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
          gone = gone + excluded.gone;`

const countOff = (table: string) => `
      UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
        gone = gone - (OLD.gone_at IS NOT NULL) WHERE ${key('OLD', table)};
      DELETE FROM observation_counts WHERE ${key('OLD', table)} AND standing = 0 AND gone = 0;`

/** Counts what is in a table already, and follows it from then on; each table of observations needs it. */
export const followed = (table: string): string => `
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    SELECT '${table}', source, project, part, sum(gone_at IS NULL), sum(gone_at IS NOT NULL)
    FROM ${table} GROUP BY source, project, part;
  CREATE TRIGGER ${table}_are_counted AFTER INSERT ON ${table} BEGIN${countOn(table)}
    END;
  CREATE TRIGGER ${table}_are_counted_off AFTER DELETE ON ${table} BEGIN${countOff(table)}
    END;
  CREATE TRIGGER ${table}_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON ${table}
    WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
      OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN${countOff(table)}${countOn(table)}
    END;`

const counted = [
  ...['runs', 'deployments', 'changes'],
  ...['source_releases', 'incidents', 'quiet_periods'],
  ...['steps', 'calendar_entries', 'catalogue_entries', 'on_calls', 'health_checks'],
] as const

/**
 * How many rows there are, so that nobody has to count them; what is to be forgotten, so that it is
 * out of sight at once and goes little by little; and how much of what was not understood is kept.
 */
export const counts: Migration = {
  version: 10,
  name: 'counts',
  up: (db) =>
    db.exec(`
  CREATE TABLE observation_counts (
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    project TEXT NOT NULL,
    part TEXT NOT NULL,
    standing INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (kind, source, project, part)
  ) STRICT, WITHOUT ROWID;
  ${counted.map(followed).join('')}

  CREATE TABLE forgetting (
    what TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (what, name, source, part)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX forgetting_by_source ON forgetting (source);

  ALTER TABLE quarantine ADD COLUMN walk INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE quarantine_beyond (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    part TEXT NOT NULL,
    digest TEXT NOT NULL,
    walk INTEGER NOT NULL,
    PRIMARY KEY (source, stream, part, digest)
  ) STRICT, WITHOUT ROWID;`),
}
