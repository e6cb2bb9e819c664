import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { ObservationKind } from '../connectors/observation.ts'
import { openForgetting } from './forgetting.ts'
import { openKeeping } from './keep-rows.ts'
import { observationTables } from './observation-tables.ts'
import { openQuarantine } from './quarantine.ts'
import { openTold } from './told.ts'

type Part = {
  readonly of: ObservationKind
  readonly source: SourceId
  readonly part: string
}

type Unmet = Part & {
  /** Whatever was met last in a walk before this one. */
  readonly before: number
  /** Nothing that is there since longer ago; left out where the walk has met everything. */
  readonly since?: number | undefined
  /** Nothing whose key begins like one of these. */
  readonly spare?: readonly string[]
  readonly now: number
}

/** The most that a walk is usually asked to look after. */
const OPEN_LIMIT = 200

/** Writes observations, in the transaction of whoever calls: no projection owns them, because no fact tells of them. */
export const openObservationStore = (db: Database) => ({
  keep: openKeeping(db),
  open: openOpen(db),
  told: openTold(db),
  markGone: openMarkGone(db),
  markGoneWithin: openMarkGoneWithin(db),
  forgetting: openForgetting(db),
  quarantine: openQuarantine(db),
})
export type ObservationStore = ReturnType<typeof openObservationStore>

const perKind = <T>(make: (kind: ObservationKind) => T) =>
  new Map(observationKinds.map((kind) => [kind, make(kind)]))

/** The keys of what had not ended when it was read last, newest first. */
function openOpen(db: Database) {
  const statements = perKind((kind) => {
    const { table, open } = observationTables[kind]
    if (open === undefined) return undefined
    return db
      .prepare<[string, string, number], string>(`
        SELECT key FROM ${table} INDEXED BY ${table}_open
        WHERE source = ? AND part = ? AND gone_at IS NULL AND ${open}
        ORDER BY moment DESC LIMIT ?`)
      .pluck()
  })
  return ({ of, source, part }: Part): readonly string[] =>
    statements.get(of)?.all(source, part, observationTables[of].openLimit ?? OPEN_LIMIT) ?? []
}

const unspared = (table: string): string =>
  `NOT EXISTS (SELECT 1 FROM json_each(?) AS spare
    WHERE substr(${table}.key, 1, length(spare.value)) = spare.value)`

/** Answers how many were found to be gone. */
function openMarkGone(db: Database) {
  const statements = perKind((kind) => {
    const { table, since } = observationTables[kind]
    return db.prepare<[number, string, string, number, number, string]>(`
      UPDATE ${table} INDEXED BY ${table}_by_part SET gone_at = ?
      WHERE source = ? AND part = ? AND walk < ? AND gone_at IS NULL AND ${since} >= ?
        AND ${unspared(table)}`)
  })
  return (unmet: Unmet): number => {
    const { of, source, part, before, since = Number.MIN_SAFE_INTEGER, spare = [], now } = unmet
    const spared = JSON.stringify(spare)
    return statements.get(of)?.run(now, source, part, before, since, spared).changes ?? 0
  }
}

type UnmetWithin = Omit<Unmet, 'since'> & {
  /** Of those whose keys begin like this; it ends in `#`. */
  readonly prefix: string
}

/** Answers how many were found to be gone. */
function openMarkGoneWithin(db: Database) {
  const statements = perKind((kind) => {
    const { table } = observationTables[kind]
    return db.prepare<[number, string, string, number, string, string, string]>(`
      UPDATE ${table} SET gone_at = ?
      WHERE source = ? AND +part = ? AND walk < ? AND gone_at IS NULL AND key >= ? AND key < ?
        AND ${unspared(table)}`)
  })
  return ({ of, source, part, before, prefix, spare = [], now }: UnmetWithin): number => {
    // The character that follows the last one, so that the keys between are those that begin like this.
    const beyond = prefix.replace(/#$/, '$$')
    const spared = JSON.stringify(spare)
    return statements.get(of)?.run(now, source, part, before, prefix, beyond, spared).changes ?? 0
  }
}
