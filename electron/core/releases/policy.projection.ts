import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'

export const policyProjection: Projection<'releaseClass.policySet'> = {
  owns: { class_policies: 'workspace' },
  edition: 1,
  tables: `
    CREATE TABLE class_policies (
      workspace TEXT NOT NULL,
      class TEXT NOT NULL,
      policy TEXT NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (workspace, class)
    ) STRICT, WITHOUT ROWID;`,
  topic: 'policies',
  open(db) {
    const set = db.prepare(`
      INSERT INTO class_policies VALUES (@subject, @class, @policy, 1)
      ON CONFLICT DO UPDATE SET policy = excluded.policy, version = version + 1`)
    return {
      'releaseClass.policySet': ({ subject, payload }) =>
        exactlyOne(set.run({ subject, class: payload.class, policy: JSON.stringify(payload) })),
    }
  },
}
