-- Generated: what a fresh database of schema 1 holds.

CREATE TABLE attachments (
  digest TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  storedAt INTEGER NOT NULL,
  cited INTEGER NOT NULL,
  bytes BLOB
) STRICT;

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

CREATE TABLE devices (
  device TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  protection TEXT NOT NULL,
  introduced_at INTEGER NOT NULL,
  clock_jumps INTEGER NOT NULL
) STRICT;

CREATE INDEX devices_by_key ON devices (public_key);

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

CREATE INDEX ledger_by_subject ON ledger (subject, seq);

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

CREATE TABLE ledger_types (type TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE local (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
  version INTEGER NOT NULL
) STRICT;

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

CREATE INDEX services_by_name ON services (name COLLATE NOCASE);

CREATE TABLE teams (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX teams_by_name ON teams (name_key);

CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  checkpoint_folder TEXT,
  epoch INTEGER NOT NULL
) STRICT;

