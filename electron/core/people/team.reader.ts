import type { Database } from 'better-sqlite3'
import { teamNameKey } from '#shared/domain/people/team-name.ts'
import type { TeamId } from '#shared/vocabulary/ids.ts'
import type { Team } from '#shared/vocabulary/person.ts'

type Page = { readonly after?: TeamId | undefined; readonly limit?: number | undefined }

/** Reads teams. Writing them is the projection's alone. */
export function openTeamReader(db: Database) {
  const byId = db.prepare<[TeamId], Team>('SELECT id, name, version FROM teams WHERE id = ?')
  const byName = db.prepare<[string], Team>(
    'SELECT id, name, version FROM teams WHERE name_key = ? ORDER BY id LIMIT 1',
  )
  const page = db.prepare<[string, number], Team>(
    'SELECT id, name, version FROM teams WHERE id > ? ORDER BY id LIMIT ?',
  )

  return {
    find: (id: TeamId): Team | undefined => byId.get(id),
    /** However it is written: case and spacing do not tell teams apart. */
    byName: (name: string): Team | undefined => byName.get(teamNameKey(name)),
    list({ after, limit = 100 }: Page): { items: Team[]; next: TeamId | null } {
      const found = page.all(after ?? '', limit + 1)
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? items.at(-1)!.id : null }
    },
  }
}
