import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'

export const policyProjection: Projection<'releaseClass.policySet'> = {
  owns: { class_policies: 'class' },
  edition: 1,
  tables: `
    CREATE TABLE class_policies (
      class TEXT PRIMARY KEY,
      policy TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
  topic: 'policies',
  open(db) {
    const set = db.prepare(`
      INSERT INTO class_policies VALUES (@subject, @policy, 1)
      ON CONFLICT DO UPDATE SET policy = excluded.policy, version = version + 1`)
    return {
      'releaseClass.policySet': ({ subject, payload }) =>
        exactlyOne(set.run({ subject, policy: JSON.stringify(payload) })),
    }
  },
}
