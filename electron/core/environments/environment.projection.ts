import type { environmentEvents } from '#shared/events/environments.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'

export const environmentProjection: Projection<keyof typeof environmentEvents> = {
  owns: { environments: 'id' },
  edition: 1,
  tables: `
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
    CREATE INDEX environments_by_name ON environments (name COLLATE NOCASE);`,
  topic: 'environments',
  open(db) {
    const add = db.prepare(`
      INSERT INTO environments
      VALUES (@subject, @name, @stage, @region, @tier, @sharing, @capacity, 0, 1)`)
    const fields = ['name', 'stage', 'region', 'tier', 'sharing', 'capacity']
    const change = db.prepare(`
      UPDATE environments SET ${fields.map((field) => given(field)).join(', ')},
        version = version + 1
      WHERE id = @subject`)
    const retire = db.prepare(`
      UPDATE environments SET retired = @retired, version = version + 1 WHERE id = @subject`)

    return {
      'environment.added': ({ subject, payload }) => exactlyOne(add.run({ subject, ...payload })),
      'environment.changed': ({ subject, payload: { to } }) =>
        exactlyOne(change.run({ subject, to: JSON.stringify(to) })),
      'environment.retired': ({ subject }) => exactlyOne(retire.run({ subject, retired: 1 })),
      'environment.reinstated': ({ subject }) => exactlyOne(retire.run({ subject, retired: 0 })),
    }
  },
}
