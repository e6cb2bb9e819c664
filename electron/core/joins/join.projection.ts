import canonicalize from 'canonicalize'
import type { joinEvents } from '#shared/events/joins.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'

/** What names were joined to is derived of these, and stands in no table of theirs. */
export const joinProjection: Projection<keyof typeof joinEvents> = {
  owns: { join_rules: 'id', names_set_aside: 'source' },
  edition: 2,
  tables: `
    CREATE TABLE join_rules (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      source TEXT,
      pattern TEXT NOT NULL,
      target TEXT NOT NULL,
      place INTEGER NOT NULL,
      version INTEGER NOT NULL,
      added_by TEXT,
      added_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE names_set_aside (
      source TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (source, kind, name)
    ) STRICT, WITHOUT ROWID;`,
  topic: 'joins',
  open(db) {
    const add = db.prepare(`
      INSERT INTO join_rules VALUES (@subject, @of, @source, @pattern, @to, @order, 1, @actor, @at)`)
    const change = db.prepare(`
      UPDATE join_rules SET ${given('source')}, ${given('pattern')}, ${given('to', 'target')},
        ${given('order', 'place')}, version = version + 1
      WHERE id = @subject`)
    const remove = db.prepare('DELETE FROM join_rules WHERE id = @subject')
    const setAside = db.prepare(`
      INSERT INTO names_set_aside VALUES (@subject, @of, @name, @reason)
      ON CONFLICT DO UPDATE SET reason = excluded.reason`)
    const takeUp = db.prepare(`
      DELETE FROM names_set_aside WHERE source = @subject AND kind = @of AND name = @name`)

    return {
      'join.ruleAdded': ({ subject, actor, at, payload }) =>
        exactlyOne(add.run({ subject, actor, at, ...payload })),
      'join.ruleChanged': ({ subject, payload: { to } }) =>
        exactlyOne(change.run({ subject, to: canonicalize(to) })),
      'join.ruleRemoved': ({ subject }) => exactlyOne(remove.run({ subject })),
      'join.setAside': ({ subject, payload, personal }) =>
        exactlyOne(setAside.run({ subject, ...payload, reason: personal?.reason ?? null })),
      'join.takenUp': ({ subject, payload }) => exactlyOne(takeUp.run({ subject, ...payload })),
    }
  },
}
