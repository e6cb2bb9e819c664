import { teamNameKey } from '#shared/domain/people/team-name.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'

export const teamProjection: Projection<'team.added' | 'team.renamed'> = {
  owns: { teams: 'id' },
  edition: 1,
  tables: `
    CREATE TABLE teams (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX teams_by_name ON teams (name_key);`,
  topic: 'teams',
  open(db) {
    const add = db.prepare('INSERT INTO teams VALUES (@subject, @name, @key, 1)')
    const rename = db.prepare(`
      UPDATE teams SET name = @name, name_key = @key, version = version + 1 WHERE id = @subject`)
    return {
      'team.added': ({ subject, payload: { name } }) =>
        exactlyOne(add.run({ subject, name, key: teamNameKey(name) })),
      'team.renamed': ({ subject, payload: { to } }) =>
        exactlyOne(rename.run({ subject, name: to, key: teamNameKey(to) })),
    }
  },
}
