import { join } from 'node:path'
import { Refusal } from '../refusal.ts'
import type { Conduct, TaskContext } from '../rpc/router.ts'
import { type BackupFile, backupName, listBackupFiles } from './backup-files.ts'
import type { CoreContext } from './core-context.ts'
import type { Places } from './places.ts'

/** A backup begins with a checkpoint, so that it can be held against one. */
export const createBackUp =
  (context: CoreContext) =>
  async (_: object, conduct: Conduct): Promise<BackupFile> => {
    const places = storedIn(context.places)
    await context.checkpointer.sign()
    const at = context.ports.clock.now()
    const head = context.unitOfWork.ledger.head()?.seq ?? 0
    const file = join(places.backups, backupName(at, head))
    try {
      const copied = await context.heavyReads.run('backup', { file, head }, conduct)
      return { ...copied, at }
    } catch (error) {
      conduct.signal.throwIfAborted()
      if (error instanceof Refusal) throw error
      const why = `The backup failed and was removed: ${(error as Error).message}.`
      throw new Refusal('workspace/backup-failed', why)
    }
  }

export const createListBackups =
  ({ places }: CoreContext) =>
  async (_: object, _task: TaskContext) => {
    const { backups } = storedIn(places)
    return { folder: backups, items: listBackupFiles(backups) }
  }

export function storedIn(places: Places | undefined): Places {
  if (places) return places
  throw new Refusal(
    'workspace/not-stored',
    'This workspace lives in memory only; open one in a folder to keep backups.',
  )
}
