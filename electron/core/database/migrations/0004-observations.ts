import type { Migration } from '../migrate.ts'

// Indexes by moment fall, because what is filled newest first is then appended to them.
const runs = `
  CREATE TABLE runs (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT,
    attempt INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    original TEXT NOT NULL,
    branch TEXT,
    commit_id TEXT,
    trigger TEXT,
    by TEXT,
    started_at INTEGER,
    finished_at INTEGER,
    created_at INTEGER NOT NULL,
    url TEXT,
    moment INTEGER NOT NULL AS (coalesce(started_at, created_at)) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX runs_by_moment ON runs (moment DESC, source DESC, key DESC, gone_at, outcome);
  CREATE INDEX runs_by_project ON runs (project, source, moment DESC, key DESC, gone_at, outcome);
  CREATE INDEX runs_by_part ON runs (source, part);
  CREATE INDEX runs_open ON runs (source, part, moment)
    WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');`

const deployments = `
  CREATE TABLE deployments (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    project TEXT NOT NULL,
    place TEXT NOT NULL,
    outcome TEXT NOT NULL,
    original TEXT NOT NULL,
    version TEXT,
    ref TEXT,
    commit_id TEXT,
    by TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    url TEXT,
    moment INTEGER NOT NULL AS (created_at) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX deployments_by_moment
    ON deployments (moment DESC, source DESC, key DESC, gone_at, outcome);
  CREATE INDEX deployments_by_project
    ON deployments (project, source, moment DESC, key DESC, gone_at, outcome, place);
  CREATE INDEX deployments_by_place
    ON deployments (place, source, moment DESC, key DESC, gone_at, outcome, project);
  CREATE INDEX deployments_by_part ON deployments (source, part);
  CREATE INDEX deployments_open ON deployments (source, part, moment)
    WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');`

const changes = `
  CREATE TABLE changes (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    project TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    original TEXT NOT NULL,
    by TEXT,
    target TEXT,
    opened_at INTEGER NOT NULL,
    merged_at INTEGER,
    closed_at INTEGER,
    merge_commit TEXT,
    added INTEGER,
    removed INTEGER,
    files INTEGER,
    commits TEXT,
    url TEXT,
    moment INTEGER NOT NULL AS (opened_at) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX changes_by_moment ON changes (moment DESC, source DESC, key DESC, gone_at, state);
  CREATE INDEX changes_by_project
    ON changes (project, source, moment DESC, key DESC, gone_at, state);
  CREATE INDEX changes_by_part ON changes (source, part);
  CREATE INDEX changes_open ON changes (source, part, moment)
    WHERE gone_at IS NULL AND state = 'open';`

const sourceReleases = `
  CREATE TABLE source_releases (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    part TEXT NOT NULL,
    revision INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    gone_at INTEGER,
    walk INTEGER NOT NULL,
    raw_page INTEGER NOT NULL,
    raw_place INTEGER NOT NULL,
    project TEXT NOT NULL,
    name TEXT,
    tag TEXT NOT NULL,
    stage TEXT NOT NULL,
    commit_id TEXT,
    by TEXT,
    created_at INTEGER NOT NULL,
    published_at INTEGER,
    url TEXT,
    moment INTEGER NOT NULL AS (coalesce(published_at, created_at)) STORED,
    PRIMARY KEY (source, key)
  ) STRICT;
  CREATE INDEX source_releases_by_moment
    ON source_releases (moment DESC, source DESC, key DESC, gone_at);
  CREATE INDEX source_releases_by_project
    ON source_releases (project, source, moment DESC, key DESC, gone_at);
  CREATE INDEX source_releases_by_part ON source_releases (source, part);`

const rawPages = `
  CREATE TABLE raw_pages (
    id INTEGER PRIMARY KEY,
    rows INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TRIGGER runs_move_on AFTER UPDATE OF raw_page ON runs
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER runs_are_forgotten AFTER DELETE ON runs BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER deployments_move_on AFTER UPDATE OF raw_page ON deployments
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER deployments_are_forgotten AFTER DELETE ON deployments BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER changes_move_on AFTER UPDATE OF raw_page ON changes
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER changes_are_forgotten AFTER DELETE ON changes BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER source_releases_move_on AFTER UPDATE OF raw_page ON source_releases
    WHEN OLD.raw_page <> NEW.raw_page BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;
  CREATE TRIGGER source_releases_are_forgotten AFTER DELETE ON source_releases BEGIN
      UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
      DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
    END;`

const joins = `
  CREATE TABLE joined_projects (
    source TEXT NOT NULL,
    project TEXT NOT NULL,
    service TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (source, project)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX joined_projects_by_service ON joined_projects (service);

  CREATE TABLE joined_places (
    source TEXT NOT NULL,
    place TEXT NOT NULL,
    environment TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (source, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX joined_places_by_environment ON joined_places (environment);`

const sync = `
  CREATE TABLE sync_streams (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    part TEXT NOT NULL,
    cursor TEXT,
    filling INTEGER NOT NULL DEFAULT 0,
    walk INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    last_tried_at INTEGER,
    last_read_at INTEGER,
    next_at INTEGER,
    swept_at INTEGER,
    failure TEXT,
    PRIMARY KEY (source, stream, part)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sync_validators (
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    part TEXT NOT NULL,
    identity TEXT NOT NULL,
    url TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    kept TEXT,
    PRIMARY KEY (source, stream, part, url)
  ) STRICT, WITHOUT ROWID;`

const quarantine = `
  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    stream TEXT NOT NULL,
    part TEXT NOT NULL,
    digest TEXT NOT NULL,
    because TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    raw BLOB NOT NULL,
    UNIQUE (source, stream, part, digest)
  ) STRICT;`

/** What the outside world did, as it told it, and how far it has been read. */
export const observations: Migration = {
  version: 4,
  name: 'observations',
  up: (db) =>
    db.exec(runs + deployments + changes + sourceReleases + rawPages + joins + sync + quarantine),
}
