import canonicalize from 'canonicalize'
import type { sourceEvents } from '#shared/events/sources.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'

/** A removed source keeps its row, so that what was secret about it can be forgotten again. */
export const sourceProjection: Projection<keyof typeof sourceEvents> = {
  owns: { sources: 'id' },
  edition: 1,
  tables: `
    CREATE TABLE sources (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      base_url TEXT NOT NULL,
      settings TEXT NOT NULL,
      network TEXT NOT NULL,
      paused INTEGER NOT NULL,
      secret_set_at INTEGER,
      removed INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sources_by_name ON sources (name COLLATE NOCASE);`,
  topic: 'sources',
  open(db) {
    const add = db.prepare(`
      INSERT INTO sources
      VALUES (@subject, @kind, @name, @baseUrl, @settings, @network, 0, NULL, 0, 1)`)
    const change = db.prepare(`
      UPDATE sources SET ${given('name')}, ${given('baseUrl', 'base_url')}, ${given('settings')},
        ${given('network')}, version = version + 1
      WHERE id = @subject`)
    const noteSecret = db.prepare(`
      UPDATE sources SET secret_set_at = @at, version = version + 1 WHERE id = @subject`)
    const pause = db.prepare(`
      UPDATE sources SET paused = @paused, version = version + 1 WHERE id = @subject`)
    const remove = db.prepare(`
      UPDATE sources SET removed = 1, version = version + 1 WHERE id = @subject`)

    return {
      'source.added': ({ subject, payload }) =>
        exactlyOne(
          add.run({
            subject,
            ...payload,
            settings: canonicalize(payload.settings),
            network: canonicalize(payload.network),
          }),
        ),
      'source.changed': ({ subject, payload: { to } }) =>
        exactlyOne(change.run({ subject, to: canonicalize(to) })),
      'source.secretSet': ({ subject, at }) => exactlyOne(noteSecret.run({ subject, at })),
      'source.paused': ({ subject }) => exactlyOne(pause.run({ subject, paused: 1 })),
      'source.resumed': ({ subject }) => exactlyOne(pause.run({ subject, paused: 0 })),
      'source.removed': ({ subject }) => exactlyOne(remove.run({ subject })),
    }
  },
}
