import type { OutputOf } from '#shared/contract/index.ts'
import { Refusal } from '../refusal.ts'
import type { CoreContext } from '../workspace/core-context.ts'

export const createSignCheckpoint =
  ({ checkpointer, places, unitOfWork, viewOnly }: CoreContext) =>
  async (): Promise<OutputOf<'ledger.checkpoint'>> => {
    const signing = await checkpointer.sign()
    if (signing.outcome === 'contradicted')
      throw new Refusal('ledger/contradicted', signing.because)
    if (signing.outcome === 'nothing to sign') throw new Refusal('rpc/view-only', viewOnly() ?? '')
    const { seq, hash } = signing.checkpoint
    const { trouble } = checkpointer.state()
    const second = trouble ? null : (unitOfWork.reading.workspace.find()?.checkpointFolder ?? null)
    const folders = [places?.folder ?? null, second].filter((folder) => folder !== null)
    return { seq, hash, folders }
  }
