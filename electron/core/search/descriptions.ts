import type { Database } from 'better-sqlite3'

type ReleaseSaid = { readonly name: string; readonly state: string; readonly day: string | null }
type EntrySaid = { readonly type: string; readonly name: string | null }

/** What tells one that was found from another of its name. */
export function openDescriptions(db: Database) {
  const release = db.prepare<[string], ReleaseSaid>(`
    SELECT name, state,
      (SELECT substr(from_time, 1, 10) FROM release_activities WHERE release = releases.id
        ORDER BY starts_at, position, id LIMIT 1) AS day
    FROM releases WHERE id = ?`)
  const item = db
    .prepare<[string, string], string>(`
      SELECT concat_ws(' ', title, item_version, change_reference) FROM release_items
      WHERE release = ? AND id = ?`)
    .pluck()
  const reference = db
    .prepare<[string, string], string>(`
      SELECT concat_ws(' ', system, key) FROM release_references
      WHERE release = ? AND place = CAST(? AS INTEGER)`)
    .pluck()
  const service = db.prepare<[string], { tier: number; team: string | null; retired: 0 | 1 }>(`
    SELECT tier, retired, (SELECT name FROM teams WHERE id = owner_team) AS team
    FROM services WHERE id = ?`)
  const environment = db.prepare<[string], { region: string | null; retired: 0 | 1 }>(
    'SELECT region, retired FROM environments WHERE id = ?',
  )
  const person = db.prepare<
    [string],
    { name: string | null; teams: string | null; active: 0 | 1 }
  >(`
    SELECT name, active, (SELECT group_concat(name, ', ') FROM (
        SELECT name FROM person_teams JOIN teams ON teams.id = team
        WHERE person = people.id ORDER BY name)) AS teams
    FROM people WHERE id = ?`)
  const entry = db.prepare<[number], EntrySaid>(`
    SELECT type, coalesce(
      (SELECT name FROM releases WHERE id = subject),
      (SELECT name FROM services WHERE id = subject),
      (SELECT name FROM environments WHERE id = subject),
      (SELECT name FROM people WHERE id = subject),
      (SELECT name FROM teams WHERE id = subject),
      (SELECT name FROM workspaces WHERE id = subject),
      iif(type GLOB 'releaseClass.*', subject, NULL)) AS name
    FROM ledger WHERE seq = ?`)

  return {
    release: (id: string) => release.get(id),
    partOfRelease: (id: string, part: string) => item.get(id, part) ?? reference.get(id, part),
    service: (id: string) => service.get(id),
    environment: (id: string) => environment.get(id),
    person: (id: string) => person.get(id),
    entry: (seq: number) => entry.get(seq),
  }
}

export type Descriptions = ReturnType<typeof openDescriptions>
