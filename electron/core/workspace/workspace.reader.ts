import type { Database } from 'better-sqlite3'
import type { WorkspaceId } from '#shared/vocabulary/ids.ts'

export type Workspace = {
  readonly id: WorkspaceId
  readonly name: string
  readonly checkpointFolder: string | null
  readonly epoch: number
}

/** Reads what is known of the workspace as a whole; `undefined` until it is founded. */
export function openWorkspaceReader(db: Database) {
  const find = db.prepare<[], Workspace>(`
    SELECT id, name, checkpoint_folder AS checkpointFolder, epoch
    FROM workspaces LIMIT 1`)
  const device = db
    .prepare<[string], string>('SELECT device FROM devices WHERE public_key = ?')
    .pluck()

  return {
    find: () => find.get(),
    knowsKey: (publicKey: string) => device.get(publicKey) !== undefined,
  }
}
