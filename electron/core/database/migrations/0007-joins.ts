import type { Migration } from '../migrate.ts'

type Named = { readonly table: string; readonly kind: 'project' | 'place' }

const observed: readonly Named[] = [
  { table: 'runs', kind: 'project' },
  { table: 'deployments', kind: 'project' },
  { table: 'deployments', kind: 'place' },
  { table: 'changes', kind: 'project' },
  { table: 'source_releases', kind: 'project' },
  { table: 'incidents', kind: 'project' },
  { table: 'quiet_periods', kind: 'project' },
]

const standing = (kind: Named['kind']) =>
  `kind = '${kind}' AND source = OLD.source AND name = OLD.${kind}`

/** True once no row goes by the name any more. */
const unused = ({ kind }: Named) =>
  observed
    .filter((one) => one.kind === kind)
    .map(
      ({ table }) => `NOT EXISTS
      (SELECT 1 FROM ${table} WHERE ${kind} = OLD.${kind} AND source = OLD.source)`,
    )
    .join(' AND ')

const triggersOf = (named: Named) => {
  const { table, kind } = named
  const forget = `DELETE FROM observed_names WHERE ${standing(kind)} AND ${unused(named)};`
  return `
  CREATE TRIGGER ${table}_rename_a_${kind} AFTER UPDATE OF ${kind} ON ${table}
    WHEN OLD.${kind} <> NEW.${kind} BEGIN
      ${forget}
    END;
  CREATE TRIGGER ${table}_leave_a_${kind} AFTER DELETE ON ${table}
    WHEN EXISTS (SELECT 1 FROM observed_names WHERE ${standing(kind)}) BEGIN
      ${forget}
    END;`
}

const fillOf = ({ table, kind }: Named) => `
  INSERT OR IGNORE INTO observed_names SELECT DISTINCT source, '${kind}', ${kind}, 0 FROM ${table}
    WHERE ${kind} <> '';`

/**
 * Every name that a row goes by, noted as rows are kept. One that is new waits, unjudged, for whoever
 * knows the rules; one that no row goes by any more is gone with what it was joined to.
 */
export const joins: Migration = {
  version: 7,
  name: 'joins',
  up: (db) =>
    db.exec(`
  CREATE TABLE observed_names (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    judged INTEGER NOT NULL,
    PRIMARY KEY (source, kind, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX observed_names_unjudged ON observed_names (judged) WHERE judged = 0;
  CREATE TRIGGER observed_names_leave AFTER DELETE ON observed_names BEGIN
    DELETE FROM joined_projects
      WHERE OLD.kind = 'project' AND source = OLD.source AND project = OLD.name;
    DELETE FROM joined_places
      WHERE OLD.kind = 'place' AND source = OLD.source AND place = OLD.name;
  END;
  ${observed.map(triggersOf).join('')}
  ${observed.map(fillOf).join('')}`),
}
