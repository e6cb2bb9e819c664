import { join } from 'node:path'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Ports } from '../ports.ts'
import type { Workspace } from '../workspace/workspace.reader.ts'
import { appendLater, readCheckpointsLater } from './checkpoint-file.ts'

/** How long it may take before it counts as out of reach. */
const PATIENCE_MS = 5000

export const secondFile = (folder: string, workspace: string) =>
  join(folder, `signalbox-${workspace}.checkpoints.jsonl`)

/** Where copies of the checkpoints go, if a folder is set; it may be a share that does not answer. */
export function createSecondFolder({ clock, log }: Pick<Ports, 'clock' | 'log'>) {
  let trouble: string | undefined
  let copying: Promise<void> | undefined

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
        return await inTime(readCheckpointsLater(secondFile(checkpointFolder, id)))
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
        if (copying) throw new Error('it has not answered since the last time')
        copying = appendLater(secondFile(checkpointFolder, id), missing).finally(() => {
          copying = undefined
        })
        await inTime(copying)
      } catch (error) {
        trouble = `The second folder cannot be written: ${(error as Error).message}`
        log.warn({ error }, 'the second checkpoint folder cannot be written')
      }
    },
  }

  function inTime<T>(work: Promise<T>): Promise<T> {
    let stop = () => {}
    const late = new Promise<never>((_, reject) => {
      stop = clock.every(PATIENCE_MS, () => reject(new Error('it does not answer')))
    })
    return Promise.race([work, late]).finally(() => stop())
  }
}
