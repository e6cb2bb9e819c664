import { join } from 'node:path'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Ports } from '../ports.ts'
import type { Workspace } from '../workspace/workspace.reader.ts'
import { appendLater, readCheckpointsLater } from './checkpoint-file.ts'
import { createPatience } from './patience.ts'

export const secondFile = (folder: string, workspace: string) =>
  join(folder, `signalbox-${workspace}.checkpoints.jsonl`)

/** Where copies of the checkpoints go, if a folder is set; it may be a share that does not answer. */
export function createSecondFolder({ clock, log }: Pick<Ports, 'clock' | 'log'>) {
  let trouble: string | undefined
  const reach = createPatience(clock.every)

  return {
    /** What is wrong with it; `undefined` where all is well or none is set. */
    trouble: () => trouble,

    /** `undefined` where none is set or it does not answer. */
    async read({
      checkpointFolder,
      id,
    }: Workspace): Promise<readonly SignedCheckpoint[] | undefined> {
      trouble = undefined
      if (checkpointFolder === null) return undefined
      try {
        return await reach(() => readCheckpointsLater(secondFile(checkpointFolder, id)))
      } catch (error) {
        trouble = `The second folder cannot be reached: ${(error as Error).message}`
        log.warn({ error }, 'the second checkpoint folder cannot be reached')
        return undefined
      }
    },

    async copy(
      { checkpointFolder, id }: Workspace,
      missing: readonly SignedCheckpoint[],
    ): Promise<void> {
      if (checkpointFolder === null || missing.length === 0) return
      try {
        await reach(() => appendLater(secondFile(checkpointFolder, id), missing))
      } catch (error) {
        trouble = `The second folder cannot be written: ${(error as Error).message}`
        log.warn({ error }, 'the second checkpoint folder cannot be written')
      }
    },
  }
}
