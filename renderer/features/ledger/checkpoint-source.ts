import { useMe } from '#renderer/data/use-me.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Source } from '#renderer/workbench/source.ts'

/** The second folder that receives checkpoints, where one is set. */
export const checkpointSource: Source = {
  id: 'checkpoint-folder',
  useState() {
    const { status } = useMe()
    if (!status || status.ledger.checkpointFolder === null) return undefined
    const { checkpointFolder, checkpointFolderTrouble, lastCheckpointAt } = status.ledger
    const told = {
      name: 'Checkpoint folder',
      at: lastCheckpointAt ?? undefined,
      href: hrefTo(['ledger'], { show: 'proof' }),
    }
    if (checkpointFolderTrouble !== null) {
      return { ...told, standing: 'offline', because: checkpointFolderTrouble }
    }
    if (lastCheckpointAt === null) {
      const because = `No checkpoint has been signed yet, so nothing is known of ${checkpointFolder}.`
      return { ...told, standing: 'unknown', because }
    }
    return {
      ...told,
      standing: 'current',
      because: `Each checkpoint also lies in ${checkpointFolder}.`,
    }
  },
}
