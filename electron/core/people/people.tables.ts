/** Every row belongs to one person; nothing is unique across people but their id. */
export const peopleTables = `
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

  CREATE TABLE person_teams (
    person TEXT NOT NULL,
    team TEXT NOT NULL,
    PRIMARY KEY (person, team)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE person_absences (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (person, id)
  ) STRICT, WITHOUT ROWID;

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
  ) STRICT, WITHOUT ROWID;`
