import { useQuery } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { OutputOf } from '#shared/contract/index.ts'

export type Backups = OutputOf<'workspace.backups'>
export type Backup = Backups['items'][number]

/** The backups beside the workspace. Files announce no change: ask again after making one. */
export function useBackups() {
  const core = useCore()
  return useQuery<Backups, Declined>({
    queryKey: ['workspace.backups', {}],
    queryFn: async () => valueIn(await core.call('workspace.backups', {})),
    staleTime: 0,
  })
}
