/** Who postpones gives the start up: it is told still, and nothing is ordered by it. */
export const agreedStart = `iif(state = 'postponed', NULL, starts_at)`

/**
 * `position` is the version at which a row was added: children keep the order they came in. What a
 * table is ordered by (`items`, `starts_at`, `ends_at`, `zone`) is kept with the release itself.
 */
export const releaseTables = `
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
  CREATE INDEX releases_by_start ON releases (${agreedStart}, id);
  CREATE INDEX releases_by_name ON releases (name COLLATE NOCASE, id);
  CREATE TABLE release_references (
    release TEXT NOT NULL,
    place INTEGER NOT NULL,
    system TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (release, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX release_references_by_key ON release_references (system, key);
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
  CREATE INDEX release_activities_by_start
    ON release_activities (starts_at, id, ends_at, release, environment);
  CREATE INDEX release_activities_by_environment ON release_activities (environment, release);
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
  CREATE TABLE release_affirmations (
    release TEXT NOT NULL,
    position INTEGER NOT NULL,
    criterion TEXT NOT NULL,
    says TEXT NOT NULL,
    person TEXT NOT NULL,
    assurance TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (release, position)
  ) STRICT, WITHOUT ROWID;`
