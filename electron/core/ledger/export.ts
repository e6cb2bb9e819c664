import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from '../workspace/core-context.ts'

/** An export begins with a checkpoint, so that what is handed out is anchored to its end. */
export const createExport =
  ({ checkpointer, heavyReads, evidence, ports }: CoreContext) =>
  async (
    { folder: named }: InputOf<'ledger.export'>,
    task: TaskContext,
  ): Promise<OutputOf<'ledger.export'>> => {
    const folder = resolve(named)
    if (!isAbsolute(named)) {
      throw new Refusal('ledger/export-failed', 'Name the folder by its whole path.')
    }
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new Refusal('ledger/export-exists', `${folder} is not empty; name a new folder.`)
    }
    await checkpointer.sign()
    const order = { folder, evidence: evidence(), at: ports.clock.now() }
    try {
      return await heavyReads.run('export', order, task)
    } catch (error) {
      task.signal.throwIfAborted()
      if (error instanceof Refusal) throw error
      const why = `The export failed and was removed: ${(error as Error).message}.`
      throw new Refusal('ledger/export-failed', why)
    }
  }
