import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'

export function setCheckpointFolder(
  { folder, reason }: InputOf<'workspace.setCheckpointFolder'>,
  work: Work,
): OutputOf<'workspace.setCheckpointFolder'> {
  const workspace = work.workspace.find()!
  if (workspace.checkpointFolder !== folder) {
    const chosen = folder !== null
    work.record('workspace.checkpointFolderSet', workspace.id, { chosen }, { folder, reason })
  }
  return { folder }
}
