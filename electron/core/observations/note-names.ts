import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { ObservationKind, Observed } from '../connectors/observation.ts'
import { isJoined, observationTables } from './observation-tables.ts'

type Name = { readonly source: SourceId; readonly name: string }

/**
 * Notes names that rows go by for the first time: once a leaf, because most of its rows share theirs.
 * A row may have gone on to another name within the same leaf, so each is looked for.
 */
export function openNaming(db: Database) {
  const known = (kind: 'project' | 'place') =>
    db
      .prepare<[SourceId, string], 1>(
        `SELECT 1 FROM observed_names WHERE source = ? AND kind = '${kind}' AND name = ?`,
      )
      .pluck()
  const prepare = (table: string, kind: 'project' | 'place') => {
    const find = known(kind)
    const add = db.prepare<[Name]>(`
      INSERT INTO observed_names SELECT @source, '${kind}', @name, 0
      WHERE EXISTS (SELECT 1 FROM ${table} INDEXED BY ${table}_by_${kind}
        WHERE ${kind} = @name AND source = @source)`)
    return (name: Name): void => {
      if (find.get(name.source, name.name) === undefined) add.run(name)
    }
  }
  const projects = new Map(
    observationKinds
      .filter(isJoined)
      .map((kind) => [kind, prepare(observationTables[kind].table, 'project')]),
  )
  const places = prepare('deployments', 'place')

  return (source: SourceId) => {
    const met = new Map<ObservationKind, Set<string>>()
    const metPlaces = new Set<string>()
    return {
      meet({ of, said }: Observed): void {
        // What its source attaches to nothing goes by no name.
        if ('project' in said && said.project !== '')
          met.set(of, (met.get(of) ?? new Set()).add(said.project))
        if ('place' in said) metPlaces.add(said.place)
      },
      note(): void {
        for (const [kind, names] of met) {
          for (const name of names) projects.get(kind)?.({ source, name })
        }
        for (const name of metPlaces) places({ source, name })
      },
    }
  }
}
