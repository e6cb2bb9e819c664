import type { workspaceEvents } from '#shared/events/workspace.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'
import type { DeviceEvent } from './device.projection.ts'

export type WorkspaceEvent = Exclude<keyof typeof workspaceEvents, DeviceEvent> | 'ledger.restored'

export const workspaceProjection: Projection<WorkspaceEvent> = {
  owns: { workspaces: 'id' },
  edition: 1,
  tables: `
    CREATE TABLE workspaces (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      checkpoint_folder TEXT,
      epoch INTEGER NOT NULL
    ) STRICT;`,
  topic: 'workspace',
  open(db) {
    const found = db.prepare('INSERT INTO workspaces VALUES (@subject, @name, NULL, 1)')
    const set = (column: string) =>
      db.prepare(`UPDATE workspaces SET ${column} = @value WHERE id = @subject`)
    const [rename, choose, begin] = [set('name'), set('checkpoint_folder'), set('epoch')]
    return {
      'workspace.founded': ({ subject, payload: { name } }) =>
        exactlyOne(found.run({ subject, name })),
      'workspace.renamed': ({ subject, payload }) =>
        exactlyOne(rename.run({ subject, value: payload.to })),
      'workspace.checkpointFolderSet': ({ subject, personal }) =>
        exactlyOne(choose.run({ subject, value: personal?.folder ?? null })),
      'ledger.restored': ({ subject, payload }) =>
        exactlyOne(begin.run({ subject, value: payload.epoch })),
    }
  },
}
