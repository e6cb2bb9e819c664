import type { Database } from 'better-sqlite3'
import type { JoinRuleId, PersonId, SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinOf, JoinRule } from '#shared/vocabulary/join.ts'

type Wanted = { readonly after: string; readonly of: JoinOf | null; readonly limit: number }
type Listed = JoinRule & {
  readonly names: number
  readonly addedBy: PersonId | null
  readonly addedAt: number
}
type Named = { readonly name: string } & Pick<JoinName, 'of' | 'source'>

const SELECT = `
  SELECT id, kind AS "of", source, pattern, target AS "to", place AS "order", version
  FROM join_rules`

/** Reads what people said about names. Writing it is the projection's alone. */
export function openJoinRulesReader(db: Database) {
  const byId = db.prepare<[string], JoinRule>(`${SELECT} WHERE id = ?`)
  const all = db.prepare<[], JoinRule>(`${SELECT} ORDER BY id`)
  const page = db.prepare<[Wanted], Listed>(`
    SELECT rules.*, coalesce(names, 0) AS names, added_by AS addedBy, added_at AS addedAt
    FROM (${SELECT} WHERE id > @after AND (@of IS NULL OR kind = @of) ORDER BY id LIMIT @limit)
      AS rules JOIN join_rules USING (id) LEFT JOIN (
        SELECT because AS id, count(*) AS names FROM (
          SELECT because FROM joined_projects UNION ALL SELECT because FROM joined_places
        ) GROUP BY because
      ) USING (id) ORDER BY id`)
  const highest = db.prepare<[], number>('SELECT coalesce(max(place), 0) FROM join_rules').pluck()
  const aside = db
    .prepare<[Named], 1>(
      'SELECT 1 FROM names_set_aside WHERE source = @source AND kind = @of AND name = @name',
    )
    .pluck()
  const asides = db.prepare<
    [],
    { of: JoinOf; source: SourceId; name: string; reason: string | null }
  >('SELECT kind AS "of", source, name, reason FROM names_set_aside')
  return {
    find: (id: JoinRuleId): JoinRule | undefined => byId.get(id),
    rules: (): JoinRule[] => all.all(),
    page: (wanted: Wanted) => page.all(wanted),
    highestOrder: (): number => highest.get() ?? 0,
    isAside: (name: Named): boolean => aside.get(name) !== undefined,
    /** Every name that was set aside, known or not. */
    asides: () => asides.all(),
  }
}
