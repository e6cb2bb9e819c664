-- Generated: what a fresh database of schema 10 holds.

CREATE TABLE attachments (
  digest TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  storedAt INTEGER NOT NULL,
  cited INTEGER NOT NULL,
  bytes BLOB
) STRICT;

CREATE TABLE calendar_entries (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  part TEXT NOT NULL,
  revision INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  gone_at INTEGER,
  walk INTEGER NOT NULL,
  raw_page INTEGER NOT NULL,
  raw_place INTEGER NOT NULL,
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

CREATE TRIGGER calendar_entries_are_counted AFTER INSERT ON calendar_entries BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('calendar_entries', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER calendar_entries_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON calendar_entries
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'calendar_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'calendar_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('calendar_entries', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER calendar_entries_are_counted_off AFTER DELETE ON calendar_entries BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'calendar_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'calendar_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER calendar_entries_are_forgotten AFTER DELETE ON calendar_entries BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX calendar_entries_by_moment ON calendar_entries (moment DESC, source DESC, key DESC, gone_at, last_ends_at, status);

CREATE INDEX calendar_entries_by_part ON calendar_entries (source, part);

CREATE INDEX calendar_entries_by_project
ON calendar_entries (project, source, moment DESC, key DESC, gone_at, last_ends_at, status);

CREATE INDEX calendar_entries_by_uid ON calendar_entries (source, calendar, uid);

CREATE TRIGGER calendar_entries_move_on AFTER UPDATE OF raw_page ON calendar_entries
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TABLE catalogue_entries (
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
) STRICT;

CREATE TRIGGER catalogue_entries_are_counted AFTER INSERT ON catalogue_entries BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('catalogue_entries', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER catalogue_entries_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON catalogue_entries
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'catalogue_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'catalogue_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('catalogue_entries', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER catalogue_entries_are_counted_off AFTER DELETE ON catalogue_entries BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'catalogue_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'catalogue_entries' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER catalogue_entries_are_forgotten AFTER DELETE ON catalogue_entries BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX catalogue_entries_by_moment ON catalogue_entries (moment DESC, source DESC, key DESC, gone_at, kind);

CREATE INDEX catalogue_entries_by_part ON catalogue_entries (source, part);

CREATE INDEX catalogue_entries_by_project
ON catalogue_entries (project, source, moment DESC, key DESC, gone_at, kind);

CREATE TRIGGER catalogue_entries_leave_a_project AFTER DELETE ON catalogue_entries
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER catalogue_entries_move_on AFTER UPDATE OF raw_page ON catalogue_entries
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TRIGGER catalogue_entries_rename_a_project AFTER UPDATE OF project ON catalogue_entries
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

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

CREATE TRIGGER changes_are_counted AFTER INSERT ON changes BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('changes', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER changes_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON changes
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'changes' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'changes' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('changes', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER changes_are_counted_off AFTER DELETE ON changes BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'changes' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'changes' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER changes_are_forgotten AFTER DELETE ON changes BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX changes_by_moment ON changes (moment DESC, source DESC, key DESC, gone_at, state);

CREATE INDEX changes_by_part ON changes (source, part);

CREATE INDEX changes_by_project
ON changes (project, source, moment DESC, key DESC, gone_at, state);

CREATE TRIGGER changes_leave_a_project AFTER DELETE ON changes
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER changes_move_on AFTER UPDATE OF raw_page ON changes
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX changes_open ON changes (source, part, moment)
WHERE gone_at IS NULL AND state = 'open';

CREATE TRIGGER changes_rename_a_project AFTER UPDATE OF project ON changes
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE class_policies (
  class TEXT PRIMARY KEY,
  policy TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commands (
  actor TEXT NOT NULL,
  commandId TEXT NOT NULL,
  operation TEXT NOT NULL,
  inputDigest TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (actor, commandId)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER deployments_are_counted AFTER INSERT ON deployments BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('deployments', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER deployments_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON deployments
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'deployments' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'deployments' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('deployments', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER deployments_are_counted_off AFTER DELETE ON deployments BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'deployments' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'deployments' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER deployments_are_forgotten AFTER DELETE ON deployments BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX deployments_by_moment
ON deployments (moment DESC, source DESC, key DESC, gone_at, outcome);

CREATE INDEX deployments_by_part ON deployments (source, part);

CREATE INDEX deployments_by_place
ON deployments (place, source, moment DESC, key DESC, gone_at, outcome, project);

CREATE INDEX deployments_by_project
ON deployments (project, source, moment DESC, key DESC, gone_at, outcome, place);

CREATE TRIGGER deployments_leave_a_place AFTER DELETE ON deployments
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'place' AND source = OLD.source AND name = OLD.place) BEGIN
  DELETE FROM observed_names WHERE kind = 'place' AND source = OLD.source AND name = OLD.place AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE place = OLD.place AND source = OLD.source);
END;

CREATE TRIGGER deployments_leave_a_project AFTER DELETE ON deployments
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER deployments_move_on AFTER UPDATE OF raw_page ON deployments
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX deployments_open ON deployments (source, part, moment)
WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');

CREATE TRIGGER deployments_rename_a_place AFTER UPDATE OF place ON deployments
WHEN OLD.place <> NEW.place BEGIN
  DELETE FROM observed_names WHERE kind = 'place' AND source = OLD.source AND name = OLD.place AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE place = OLD.place AND source = OLD.source);
END;

CREATE TRIGGER deployments_rename_a_project AFTER UPDATE OF project ON deployments
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE devices (
  device TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  protection TEXT NOT NULL,
  introduced_at INTEGER NOT NULL,
  clock_jumps INTEGER NOT NULL
) STRICT;

CREATE INDEX devices_by_key ON devices (public_key);

CREATE TABLE effects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  epoch INTEGER NOT NULL,
  source TEXT NOT NULL,
  release TEXT NOT NULL,
  uid TEXT NOT NULL,
  written_to TEXT NOT NULL,
  does TEXT NOT NULL,
  entry TEXT,
  state TEXT NOT NULL,
  overwrites INTEGER NOT NULL DEFAULT 0,
  because TEXT,
  failure TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  noted_at INTEGER NOT NULL,
  last_tried_at INTEGER,
  next_at INTEGER,
  done_at INTEGER
) STRICT;

CREATE INDEX effects_by_release ON effects (release, source, uid, id);

CREATE INDEX effects_by_source ON effects (source, id);

CREATE INDEX effects_pending ON effects (source, id) WHERE state IN ('waiting', 'conflict');

CREATE TABLE environments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  stage INTEGER NOT NULL,
  region TEXT,
  tier INTEGER NOT NULL,
  sharing TEXT NOT NULL,
  capacity INTEGER,
  retired INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX environments_by_name ON environments (name COLLATE NOCASE);

CREATE TRIGGER search_environments_added AFTER INSERT ON environments BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 3298534883328 AND place < 4398046511104), 3298534883328), NEW.id,
    '', coalesce(NEW.name, ''), concat_ws(' ', NEW.region));
END;

CREATE TRIGGER search_environments_changed AFTER UPDATE OF name, region ON environments BEGIN
  UPDATE search_documents
    SET title = coalesce(NEW.name, ''), words = concat_ws(' ', NEW.region)
    WHERE subject = OLD.id AND part = '';
END;

CREATE TRIGGER search_environments_removed AFTER DELETE ON environments BEGIN
  DELETE FROM search_documents WHERE subject = OLD.id AND part = '';
END;

CREATE TABLE forgetting (
  what TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (what, name, source, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX forgetting_by_source ON forgetting (source);

CREATE TABLE health_checks (
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
  name TEXT NOT NULL,
  health TEXT NOT NULL,
  original TEXT NOT NULL,
  because TEXT,
  since INTEGER,
  labels TEXT,
  url TEXT,
  moment INTEGER NOT NULL AS (coalesce(since, 0)) STORED,
  PRIMARY KEY (source, key)
) STRICT;

CREATE TRIGGER health_checks_are_counted AFTER INSERT ON health_checks BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('health_checks', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER health_checks_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON health_checks
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'health_checks' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'health_checks' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('health_checks', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER health_checks_are_counted_off AFTER DELETE ON health_checks BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'health_checks' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'health_checks' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER health_checks_are_forgotten AFTER DELETE ON health_checks BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX health_checks_by_moment ON health_checks (moment DESC, source DESC, key DESC, gone_at, kind, health);

CREATE INDEX health_checks_by_part ON health_checks (source, part);

CREATE INDEX health_checks_by_project
ON health_checks (project, source, moment DESC, key DESC, gone_at, kind, health);

CREATE TRIGGER health_checks_leave_a_project AFTER DELETE ON health_checks
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER health_checks_move_on AFTER UPDATE OF raw_page ON health_checks
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TRIGGER health_checks_rename_a_project AFTER UPDATE OF project ON health_checks
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

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

CREATE TRIGGER incidents_are_counted AFTER INSERT ON incidents BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('incidents', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER incidents_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON incidents
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'incidents' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'incidents' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('incidents', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER incidents_are_counted_off AFTER DELETE ON incidents BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'incidents' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'incidents' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER incidents_are_forgotten AFTER DELETE ON incidents BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX incidents_by_moment
ON incidents (moment DESC, source DESC, key DESC, gone_at, state, severity);

CREATE INDEX incidents_by_part ON incidents (source, part);

CREATE INDEX incidents_by_project
ON incidents (project, source, moment DESC, key DESC, gone_at, state, severity, kind);

CREATE TRIGGER incidents_leave_a_project AFTER DELETE ON incidents
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER incidents_move_on AFTER UPDATE OF raw_page ON incidents
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX incidents_open ON incidents (source, part, moment)
WHERE gone_at IS NULL AND state <> 'resolved';

CREATE TRIGGER incidents_rename_a_project AFTER UPDATE OF project ON incidents
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE join_rules (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT,
  pattern TEXT NOT NULL,
  target TEXT NOT NULL,
  place INTEGER NOT NULL,
  version INTEGER NOT NULL,
  added_by TEXT,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE joined_places (
  source TEXT NOT NULL,
  place TEXT NOT NULL,
  environment TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX joined_places_by_environment ON joined_places (environment);

CREATE TABLE joined_projects (
  source TEXT NOT NULL,
  project TEXT NOT NULL,
  service TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (source, project)
) STRICT, WITHOUT ROWID;

CREATE INDEX joined_projects_by_service ON joined_projects (service);

CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  commandId TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  device TEXT NOT NULL,
  assurance TEXT NOT NULL,
  origin TEXT NOT NULL,
  program TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  basis TEXT NOT NULL,
  payloadDigest TEXT NOT NULL,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE INDEX ledger_by_actor ON ledger (actor, seq);

CREATE INDEX ledger_by_command ON ledger (commandId);

CREATE INDEX ledger_by_subject ON ledger (subject, seq);

CREATE INDEX ledger_by_time ON ledger (at, seq);

CREATE INDEX ledger_by_type ON ledger (type, seq);

CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE ledger_payloads (
  seq INTEGER PRIMARY KEY,
  salt TEXT NOT NULL,
  payload TEXT NOT NULL,
  personalDigest TEXT NOT NULL,
  personalSalt TEXT,
  personal TEXT
) STRICT;

CREATE TRIGGER payloads_are_never_cut BEFORE DELETE ON ledger_payloads
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER payloads_are_only_erased BEFORE UPDATE ON ledger_payloads
WHEN NEW.personal IS NOT NULL OR NEW.personalSalt IS NOT NULL OR NEW.seq <> OLD.seq
  OR NEW.salt <> OLD.salt OR NEW.payload <> OLD.payload
  OR NEW.personalDigest <> OLD.personalDigest
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER search_entry_added AFTER INSERT ON ledger_payloads BEGIN
  INSERT INTO search_entries (rowid, words) VALUES (NEW.seq, 
concat_ws(' ',
  (SELECT concat_ws(' ', type, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(type, 'A', ' A'), 'B', ' B'), 'C', ' C'), 'D', ' D'), 'E', ' E'), 'F', ' F'), 'G', ' G'), 'H', ' H'), 'I', ' I'), 'J', ' J'), 'K', ' K'), 'L', ' L'), 'M', ' M'), 'N', ' N'), 'O', ' O'), 'P', ' P'), 'Q', ' Q'), 'R', ' R'), 'S', ' S'), 'T', ' T'), 'U', ' U'), 'V', ' V'), 'W', ' W'), 'X', ' X'), 'Y', ' Y'), 'Z', ' Z')) FROM ledger WHERE seq = NEW.seq),
  
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(NEW.payload), NEW.payload, json_quote(NEW.payload))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*')), 
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(NEW.personal), NEW.personal, json_quote(NEW.personal))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*'))));
END;

CREATE TRIGGER search_entry_changed AFTER UPDATE ON ledger_payloads BEGIN
  
INSERT INTO search_entries (search_entries, rowid, words)
  VALUES ('delete', OLD.seq, 
concat_ws(' ',
  (SELECT concat_ws(' ', type, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(type, 'A', ' A'), 'B', ' B'), 'C', ' C'), 'D', ' D'), 'E', ' E'), 'F', ' F'), 'G', ' G'), 'H', ' H'), 'I', ' I'), 'J', ' J'), 'K', ' K'), 'L', ' L'), 'M', ' M'), 'N', ' N'), 'O', ' O'), 'P', ' P'), 'Q', ' Q'), 'R', ' R'), 'S', ' S'), 'T', ' T'), 'U', ' U'), 'V', ' V'), 'W', ' W'), 'X', ' X'), 'Y', ' Y'), 'Z', ' Z')) FROM ledger WHERE seq = OLD.seq),
  
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(OLD.payload), OLD.payload, json_quote(OLD.payload))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*')), 
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(OLD.personal), OLD.personal, json_quote(OLD.personal))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*'))));
  INSERT INTO search_entries (rowid, words) VALUES (NEW.seq, 
concat_ws(' ',
  (SELECT concat_ws(' ', type, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(type, 'A', ' A'), 'B', ' B'), 'C', ' C'), 'D', ' D'), 'E', ' E'), 'F', ' F'), 'G', ' G'), 'H', ' H'), 'I', ' I'), 'J', ' J'), 'K', ' K'), 'L', ' L'), 'M', ' M'), 'N', ' N'), 'O', ' O'), 'P', ' P'), 'Q', ' Q'), 'R', ' R'), 'S', ' S'), 'T', ' T'), 'U', ' U'), 'V', ' V'), 'W', ' W'), 'X', ' X'), 'Y', ' Y'), 'Z', ' Z')) FROM ledger WHERE seq = NEW.seq),
  
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(NEW.payload), NEW.payload, json_quote(NEW.payload))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*')), 
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(NEW.personal), NEW.personal, json_quote(NEW.personal))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*'))));
END;

CREATE TRIGGER search_entry_removed AFTER DELETE ON ledger_payloads BEGIN
  
INSERT INTO search_entries (search_entries, rowid, words)
  VALUES ('delete', OLD.seq, 
concat_ws(' ',
  (SELECT concat_ws(' ', type, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(type, 'A', ' A'), 'B', ' B'), 'C', ' C'), 'D', ' D'), 'E', ' E'), 'F', ' F'), 'G', ' G'), 'H', ' H'), 'I', ' I'), 'J', ' J'), 'K', ' K'), 'L', ' L'), 'M', ' M'), 'N', ' N'), 'O', ' O'), 'P', ' P'), 'Q', ' Q'), 'R', ' R'), 'S', ' S'), 'T', ' T'), 'U', ' U'), 'V', ' V'), 'W', ' W'), 'X', ' X'), 'Y', ' Y'), 'Z', ' Z')) FROM ledger WHERE seq = OLD.seq),
  
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(OLD.payload), OLD.payload, json_quote(OLD.payload))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*')), 
(SELECT group_concat(value, ' ')
  FROM json_tree(iif(json_valid(OLD.personal), OLD.personal, json_quote(OLD.personal))) WHERE 
type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
  AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*'))));
END;

CREATE TABLE ledger_types (type TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE local (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_chunks (
  series INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  points BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX metric_chunks_by_series ON metric_chunks (series, starts_at);

CREATE TABLE metric_readings (
  metric TEXT PRIMARY KEY,
  read_until INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  remark TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_retention (
  workspace TEXT PRIMARY KEY,
  raw_days INTEGER NOT NULL,
  rolled_days INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE metric_rollups (
  series INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  buckets BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX metric_rollups_by_series ON metric_rollups (series, starts_at);

CREATE TABLE metric_series (
  id INTEGER PRIMARY KEY,
  metric TEXT NOT NULL,
  labels TEXT NOT NULL,
  UNIQUE (metric, labels)
) STRICT;

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

CREATE TABLE names_set_aside (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (source, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation_counts (
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  project TEXT NOT NULL,
  part TEXT NOT NULL,
  standing INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  PRIMARY KEY (kind, source, project, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE observed_names (
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  judged INTEGER NOT NULL,
  PRIMARY KEY (source, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER observed_names_leave AFTER DELETE ON observed_names BEGIN
  DELETE FROM joined_projects
    WHERE OLD.kind = 'project' AND source = OLD.source AND project = OLD.name;
  DELETE FROM joined_places
    WHERE OLD.kind = 'place' AND source = OLD.source AND place = OLD.name;
END;

CREATE INDEX observed_names_unjudged ON observed_names (judged) WHERE judged = 0;

CREATE TABLE on_calls (
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
) STRICT;

CREATE TRIGGER on_calls_are_counted AFTER INSERT ON on_calls BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('on_calls', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER on_calls_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON on_calls
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'on_calls' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'on_calls' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('on_calls', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER on_calls_are_counted_off AFTER DELETE ON on_calls BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'on_calls' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'on_calls' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER on_calls_are_forgotten AFTER DELETE ON on_calls BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX on_calls_by_moment ON on_calls (moment DESC, source DESC, key DESC, gone_at, ends_at);

CREATE INDEX on_calls_by_part ON on_calls (source, part);

CREATE INDEX on_calls_by_project
ON on_calls (project, source, moment DESC, key DESC, gone_at, ends_at);

CREATE TRIGGER on_calls_leave_a_project AFTER DELETE ON on_calls
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER on_calls_move_on AFTER UPDATE OF raw_page ON on_calls
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TRIGGER on_calls_rename_a_project AFTER UPDATE OF project ON on_calls
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE passphrases (
  person TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  cost INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT,
  contacts TEXT,
  active INTEGER NOT NULL,
  time_zone TEXT,
  working_hours TEXT NOT NULL,
  os_user TEXT,
  passphrase TEXT,
  passphrase_set_by TEXT,
  passphrase_reset_by TEXT,
  passphrase_reset_at INTEGER,
  os_linked_by TEXT,
  os_linked_at INTEGER,
  left_at INTEGER,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX people_by_os_user ON people (os_user);

CREATE TRIGGER search_people_added AFTER INSERT ON people BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 1099511627776 AND place < 2199023255552), 1099511627776), NEW.id,
    '', coalesce(NEW.name, ''), concat_ws(' ', (SELECT group_concat(value ->> 'value', ' ') FROM json_each(NEW.contacts))));
END;

CREATE TRIGGER search_people_changed AFTER UPDATE OF name, contacts ON people BEGIN
  UPDATE search_documents
    SET title = coalesce(NEW.name, ''), words = concat_ws(' ', (SELECT group_concat(value ->> 'value', ' ') FROM json_each(NEW.contacts)))
    WHERE subject = OLD.id AND part = '';
END;

CREATE TRIGGER search_people_removed AFTER DELETE ON people BEGIN
  DELETE FROM search_documents WHERE subject = OLD.id AND part = '';
END;

CREATE TABLE person_absences (
  person TEXT NOT NULL,
  id TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_teams (
  person TEXT NOT NULL,
  team TEXT NOT NULL,
  PRIMARY KEY (person, team)
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (person, name)
) STRICT;

CREATE TABLE published_entries (
  source TEXT NOT NULL,
  written_to TEXT NOT NULL,
  uid TEXT NOT NULL,
  href TEXT NOT NULL,
  etag TEXT,
  told TEXT,
  tried TEXT NOT NULL,
  PRIMARY KEY (source, written_to, uid)
) STRICT, WITHOUT ROWID;

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
  raw BLOB NOT NULL, walk INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, stream, part, digest)
) STRICT;

CREATE TABLE quarantine_beyond (
  source TEXT NOT NULL,
  stream TEXT NOT NULL,
  part TEXT NOT NULL,
  digest TEXT NOT NULL,
  walk INTEGER NOT NULL,
  PRIMARY KEY (source, stream, part, digest)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER quiet_periods_are_counted AFTER INSERT ON quiet_periods BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('quiet_periods', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER quiet_periods_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON quiet_periods
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'quiet_periods' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'quiet_periods' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('quiet_periods', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER quiet_periods_are_counted_off AFTER DELETE ON quiet_periods BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'quiet_periods' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'quiet_periods' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER quiet_periods_are_forgotten AFTER DELETE ON quiet_periods BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX quiet_periods_by_moment
ON quiet_periods (moment DESC, source DESC, key DESC, gone_at, ends_at);

CREATE INDEX quiet_periods_by_part ON quiet_periods (source, part);

CREATE INDEX quiet_periods_by_project
ON quiet_periods (project, source, moment DESC, key DESC, gone_at, ends_at, kind);

CREATE TRIGGER quiet_periods_leave_a_project AFTER DELETE ON quiet_periods
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER quiet_periods_move_on AFTER UPDATE OF raw_page ON quiet_periods
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TRIGGER quiet_periods_rename_a_project AFTER UPDATE OF project ON quiet_periods
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE raw_pages (
  id INTEGER PRIMARY KEY,
  rows INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE release_activities (
  release TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT,
  environment TEXT NOT NULL,
  region TEXT,
  zone TEXT NOT NULL,
  from_time TEXT NOT NULL,
  to_time TEXT NOT NULL,
  repeated TEXT,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (release, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_activities_by_environment ON release_activities (environment, release);

CREATE INDEX release_activities_by_start
ON release_activities (starts_at, id, ends_at, release, environment);

CREATE TABLE release_affirmations (
  release TEXT NOT NULL,
  position INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  says TEXT NOT NULL,
  person TEXT NOT NULL,
  assurance TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (release, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_documents (
  release TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  url TEXT,
  parts TEXT NOT NULL,
  PRIMARY KEY (release, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_items (
  release TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  service TEXT,
  item_version TEXT,
  build_id TEXT,
  artifact_digest TEXT,
  change_reference TEXT,
  business_capability TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (release, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_items_by_service ON release_items (service, release);

CREATE TRIGGER search_release_items_added AFTER INSERT ON release_items BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 6597069766656 AND place < 7696581394432), 6597069766656), NEW.release,
    NEW.id, coalesce('', ''), concat_ws(' ', NEW.title, NEW.item_version, NEW.build_id, NEW.artifact_digest, NEW.change_reference, NEW.business_capability));
END;

CREATE TRIGGER search_release_items_changed AFTER UPDATE OF title, item_version, build_id, artifact_digest, change_reference, business_capability ON release_items BEGIN
  UPDATE search_documents
    SET title = coalesce('', ''), words = concat_ws(' ', NEW.title, NEW.item_version, NEW.build_id, NEW.artifact_digest, NEW.change_reference, NEW.business_capability)
    WHERE subject = OLD.release AND part = OLD.id;
END;

CREATE TRIGGER search_release_items_removed AFTER DELETE ON release_items BEGIN
  DELETE FROM search_documents WHERE subject = OLD.release AND part = OLD.id;
END;

CREATE TABLE release_references (
  release TEXT NOT NULL,
  place INTEGER NOT NULL,
  system TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (release, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_references_by_key ON release_references (system, key);

CREATE TRIGGER search_release_references_added AFTER INSERT ON release_references BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 6597069766656 AND place < 7696581394432), 6597069766656), NEW.release,
    CAST(NEW.place AS TEXT), coalesce('', ''), concat_ws(' ', NEW.system, NEW.key));
END;

CREATE TRIGGER search_release_references_changed AFTER UPDATE OF system, key ON release_references BEGIN
  UPDATE search_documents
    SET title = coalesce('', ''), words = concat_ws(' ', NEW.system, NEW.key)
    WHERE subject = OLD.release AND part = CAST(OLD.place AS TEXT);
END;

CREATE TRIGGER search_release_references_removed AFTER DELETE ON release_references BEGIN
  DELETE FROM search_documents WHERE subject = OLD.release AND part = CAST(OLD.place AS TEXT);
END;

CREATE TABLE releases (
  id TEXT PRIMARY KEY,
  class TEXT NOT NULL,
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  goal TEXT,
  abort_criteria TEXT,
  strategy TEXT,
  owner TEXT,
  lead TEXT,
  rollback_scope TEXT,
  compliance_tags TEXT NOT NULL,
  external_references TEXT NOT NULL,
  items INTEGER NOT NULL,
  starts_at INTEGER,
  ends_at INTEGER,
  zone TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX releases_by_name ON releases (name COLLATE NOCASE, id);

CREATE INDEX releases_by_start ON releases (iif(state = 'postponed', NULL, starts_at), id);

CREATE TRIGGER search_releases_added AFTER INSERT ON releases BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 5497558138880 AND place < 6597069766656), 5497558138880), NEW.id,
    '', coalesce(NEW.name, ''), concat_ws(' ', NEW.goal, (SELECT group_concat(value, ' ') FROM json_each(NEW.compliance_tags))));
END;

CREATE TRIGGER search_releases_changed AFTER UPDATE OF name, goal, compliance_tags ON releases BEGIN
  UPDATE search_documents
    SET title = coalesce(NEW.name, ''), words = concat_ws(' ', NEW.goal, (SELECT group_concat(value, ' ') FROM json_each(NEW.compliance_tags)))
    WHERE subject = OLD.id AND part = '';
END;

CREATE TRIGGER search_releases_removed AFTER DELETE ON releases BEGIN
  DELETE FROM search_documents WHERE subject = OLD.id AND part = '';
END;

CREATE TABLE role_grants (
  person TEXT NOT NULL,
  id TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  state TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  needs INTEGER NOT NULL,
  reason TEXT,
  place INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_grants_by_role ON role_grants (role, state);

CREATE TABLE role_vouchers (
  person TEXT NOT NULL,
  grant_id TEXT NOT NULL,
  voucher TEXT NOT NULL,
  assurance TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (person, grant_id, voucher)
) STRICT, WITHOUT ROWID;

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

CREATE TRIGGER runs_are_counted AFTER INSERT ON runs BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('runs', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER runs_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON runs
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'runs' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'runs' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('runs', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER runs_are_counted_off AFTER DELETE ON runs BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'runs' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'runs' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER runs_are_forgotten AFTER DELETE ON runs BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX runs_by_moment ON runs (moment DESC, source DESC, key DESC, gone_at, outcome);

CREATE INDEX runs_by_part ON runs (source, part);

CREATE INDEX runs_by_project ON runs (project, source, moment DESC, key DESC, gone_at, outcome);

CREATE TRIGGER runs_leave_a_project AFTER DELETE ON runs
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER runs_move_on AFTER UPDATE OF raw_page ON runs
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX runs_open ON runs (source, part, moment)
WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');

CREATE TRIGGER runs_rename_a_project AFTER UPDATE OF project ON runs
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE search_documents (
  place INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  part TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE TRIGGER search_document_added AFTER INSERT ON search_documents BEGIN 
  INSERT INTO search_words (rowid, title, words) VALUES (NEW.place, NEW.title, NEW.words);
END;

CREATE TRIGGER search_document_changed AFTER UPDATE ON search_documents
  WHEN OLD.title <> NEW.title OR OLD.words <> NEW.words BEGIN 
  INSERT INTO search_words (search_words, rowid, title, words)
    VALUES ('delete', OLD.place, OLD.title, OLD.words); 
  INSERT INTO search_words (rowid, title, words) VALUES (NEW.place, NEW.title, NEW.words);
END;

CREATE TRIGGER search_document_removed AFTER DELETE ON search_documents BEGIN 
  INSERT INTO search_words (search_words, rowid, title, words)
    VALUES ('delete', OLD.place, OLD.title, OLD.words);
END;

CREATE INDEX search_documents_by_subject ON search_documents (subject, part);

CREATE VIRTUAL TABLE search_entries USING fts5 (
  words, content = '', columnsize = 0, prefix = '1 2',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE search_words USING fts5 (
  title, words, content = '', columnsize = 0, prefix = '1 2',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE services (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  owner_team TEXT,
  tier INTEGER NOT NULL,
  description TEXT,
  repository TEXT,
  sensitivity TEXT,
  regions TEXT NOT NULL,
  needs_zero_downtime INTEGER,
  version_scheme TEXT,
  retired INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TRIGGER search_services_added AFTER INSERT ON services BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 4398046511104 AND place < 5497558138880), 4398046511104), NEW.id,
    '', coalesce(NEW.name, ''), concat_ws(' ', NEW.description, NEW.repository, NEW.sensitivity, (SELECT group_concat(value, ' ') FROM json_each(NEW.regions))));
END;

CREATE TRIGGER search_services_changed AFTER UPDATE OF name, description, repository, sensitivity, regions ON services BEGIN
  UPDATE search_documents
    SET title = coalesce(NEW.name, ''), words = concat_ws(' ', NEW.description, NEW.repository, NEW.sensitivity, (SELECT group_concat(value, ' ') FROM json_each(NEW.regions)))
    WHERE subject = OLD.id AND part = '';
END;

CREATE TRIGGER search_services_removed AFTER DELETE ON services BEGIN
  DELETE FROM search_documents WHERE subject = OLD.id AND part = '';
END;

CREATE INDEX services_by_name ON services (name COLLATE NOCASE);

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

CREATE TRIGGER source_releases_are_counted AFTER INSERT ON source_releases BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('source_releases', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER source_releases_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON source_releases
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'source_releases' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'source_releases' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('source_releases', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER source_releases_are_counted_off AFTER DELETE ON source_releases BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'source_releases' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'source_releases' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER source_releases_are_forgotten AFTER DELETE ON source_releases BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX source_releases_by_moment
ON source_releases (moment DESC, source DESC, key DESC, gone_at);

CREATE INDEX source_releases_by_part ON source_releases (source, part);

CREATE INDEX source_releases_by_project
ON source_releases (project, source, moment DESC, key DESC, gone_at);

CREATE TRIGGER source_releases_leave_a_project AFTER DELETE ON source_releases
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER source_releases_move_on AFTER UPDATE OF raw_page ON source_releases
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE TRIGGER source_releases_rename_a_project AFTER UPDATE OF project ON source_releases
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  settings TEXT NOT NULL,
  network TEXT NOT NULL,
  paused INTEGER NOT NULL,
  secret_set_at INTEGER,
  removed INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX sources_by_name ON sources (name COLLATE NOCASE);

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE steps (
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

CREATE TRIGGER steps_are_counted AFTER INSERT ON steps BEGIN
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('steps', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER steps_are_counted_anew AFTER UPDATE OF source, project, part, gone_at ON steps
WHEN OLD.part <> NEW.part OR OLD.project <> NEW.project
  OR (OLD.gone_at IS NULL) <> (NEW.gone_at IS NULL) BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'steps' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'steps' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
  INSERT INTO observation_counts (kind, source, project, part, standing, gone)
    VALUES ('steps', NEW.source, NEW.project, NEW.part,
      NEW.gone_at IS NULL, NEW.gone_at IS NOT NULL)
    ON CONFLICT DO UPDATE SET standing = standing + excluded.standing,
      gone = gone + excluded.gone;
END;

CREATE TRIGGER steps_are_counted_off AFTER DELETE ON steps BEGIN
  UPDATE observation_counts SET standing = standing - (OLD.gone_at IS NULL),
    gone = gone - (OLD.gone_at IS NOT NULL) WHERE kind = 'steps' AND source = OLD.source AND project = OLD.project AND part = OLD.part;
  DELETE FROM observation_counts WHERE kind = 'steps' AND source = OLD.source AND project = OLD.project AND part = OLD.part AND standing = 0 AND gone = 0;
END;

CREATE TRIGGER steps_are_forgotten AFTER DELETE ON steps BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX steps_by_moment ON steps (moment DESC, source DESC, key DESC, gone_at, outcome);

CREATE INDEX steps_by_part ON steps (source, part);

CREATE INDEX steps_by_project
ON steps (project, source, moment DESC, key DESC, gone_at, outcome);

CREATE INDEX steps_by_run ON steps (run, source, moment DESC, key DESC, gone_at, outcome);

CREATE TRIGGER steps_leave_a_project AFTER DELETE ON steps
WHEN EXISTS (SELECT 1 FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project) BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

CREATE TRIGGER steps_move_on AFTER UPDATE OF raw_page ON steps
WHEN OLD.raw_page <> NEW.raw_page BEGIN
  UPDATE raw_pages SET rows = rows - 1 WHERE id = OLD.raw_page;
  DELETE FROM raw_pages WHERE id = OLD.raw_page AND rows = 0;
END;

CREATE INDEX steps_open ON steps (source, part, moment)
WHERE gone_at IS NULL AND outcome IN ('waiting', 'running');

CREATE TRIGGER steps_rename_a_project AFTER UPDATE OF project ON steps
WHEN OLD.project <> NEW.project BEGIN
  DELETE FROM observed_names WHERE kind = 'project' AND source = OLD.source AND name = OLD.project AND NOT EXISTS
  (SELECT 1 FROM runs WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM deployments WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM changes WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM source_releases WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM incidents WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM quiet_periods WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM steps WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM catalogue_entries WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM on_calls WHERE project = OLD.project AND source = OLD.source) AND NOT EXISTS
  (SELECT 1 FROM health_checks WHERE project = OLD.project AND source = OLD.source);
END;

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
) STRICT, WITHOUT ROWID;

CREATE TABLE teams (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER search_teams_added AFTER INSERT ON teams BEGIN
  INSERT INTO search_documents VALUES (1 + coalesce((SELECT max(place) FROM search_documents
    WHERE place > 2199023255552 AND place < 3298534883328), 2199023255552), NEW.id,
    '', coalesce(NEW.name, ''), '');
END;

CREATE TRIGGER search_teams_changed AFTER UPDATE OF name ON teams BEGIN
  UPDATE search_documents
    SET title = coalesce(NEW.name, ''), words = ''
    WHERE subject = OLD.id AND part = '';
END;

CREATE TRIGGER search_teams_removed AFTER DELETE ON teams BEGIN
  DELETE FROM search_documents WHERE subject = OLD.id AND part = '';
END;

CREATE INDEX teams_by_name ON teams (name_key);

CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  checkpoint_folder TEXT,
  epoch INTEGER NOT NULL
) STRICT;

