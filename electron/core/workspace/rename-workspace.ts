import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'

export function renameWorkspace(
  { name }: InputOf<'workspace.rename'>,
  work: Work,
): OutputOf<'workspace.rename'> {
  const workspace = work.workspace.find()!
  if (workspace.name !== name) {
    work.record('workspace.renamed', workspace.id, { from: workspace.name, to: name })
  }
  return { name }
}
