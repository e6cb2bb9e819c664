import type { workspaceEvents } from '#shared/events/workspace.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'

export const workspaceProjection: Projection<keyof typeof workspaceEvents | 'ledger.restored'> = {
  owns: { workspaces: 'id', devices: 'workspace' },
  edition: 1,
  tables: `
    CREATE TABLE workspaces (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      checkpoint_folder TEXT,
      epoch INTEGER NOT NULL,
      clock_jumps INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE devices (
      public_key TEXT PRIMARY KEY,
      workspace TEXT NOT NULL,
      device TEXT NOT NULL,
      protection TEXT NOT NULL,
      introduced_at INTEGER NOT NULL
    ) STRICT;`,
  topic: 'workspace',
  open(db) {
    const found = db.prepare('INSERT INTO workspaces VALUES (@subject, @name, NULL, 1, 0)')
    const set = (column: string) =>
      db.prepare(`UPDATE workspaces SET ${column} = @value WHERE id = @subject`)
    const [rename, choose, begin] = [set('name'), set('checkpoint_folder'), set('epoch')]
    const jump = db.prepare(
      'UPDATE workspaces SET clock_jumps = clock_jumps + 1 WHERE id = @subject',
    )
    const introduce = db.prepare(
      'INSERT INTO devices VALUES (@publicKey, @subject, @device, @protection, @at)',
    )
    return {
      'workspace.founded': ({ subject, payload: { name } }) =>
        exactlyOne(found.run({ subject, name })),
      'workspace.renamed': ({ subject, payload }) =>
        exactlyOne(rename.run({ subject, value: payload.to })),
      'workspace.checkpointFolderSet': ({ subject, payload }) =>
        exactlyOne(choose.run({ subject, value: payload.folder })),
      'device.introduced': ({ subject, at, payload }) =>
        exactlyOne(introduce.run({ subject, at, ...payload })),
      'clock.jumped': ({ subject }) => exactlyOne(jump.run({ subject })),
      'ledger.restored': ({ subject, payload }) =>
        exactlyOne(begin.run({ subject, value: payload.epoch })),
    }
  },
}
