type Named = { readonly table: string; readonly kind: 'project' | 'place' }

const before: readonly Named[] = [
  { table: 'runs', kind: 'project' },
  { table: 'deployments', kind: 'project' },
  { table: 'deployments', kind: 'place' },
  { table: 'changes', kind: 'project' },
  { table: 'source_releases', kind: 'project' },
  { table: 'incidents', kind: 'project' },
  { table: 'quiet_periods', kind: 'project' },
]

const all: readonly Named[] = [
  ...before,
  { table: 'steps', kind: 'project' },
  { table: 'catalogue_entries', kind: 'project' },
  { table: 'on_calls', kind: 'project' },
  { table: 'health_checks', kind: 'project' },
]

const standing = (kind: Named['kind']) =>
  `kind = '${kind}' AND source = OLD.source AND name = OLD.${kind}`

/** True once no row goes by the name any more. */
const unused = ({ kind }: Named) =>
  all
    .filter((one) => one.kind === kind)
    .map(
      ({ table }) => `NOT EXISTS
      (SELECT 1 FROM ${table} WHERE ${kind} = OLD.${kind} AND source = OLD.source)`,
    )
    .join(' AND ')

const dropped = ({ table, kind }: Named) => `
  DROP TRIGGER ${table}_rename_a_${kind};
  DROP TRIGGER ${table}_leave_a_${kind};`

const created = (named: Named) => {
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

/** A name that further kinds of rows may go by as well is forgotten with the last of all of them. */
export const nameTriggers = [...before.map(dropped), ...all.map(created)].join('')
