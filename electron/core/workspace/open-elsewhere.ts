import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from './core-context.ts'

/** Only whoever sits at this machine opens things on it. */
export const createOpenElsewhere =
  ({ ports }: CoreContext) =>
  async (
    target: InputOf<'workspace.elsewhere'>,
    task: TaskContext,
  ): Promise<OutputOf<'workspace.elsewhere'>> => {
    const open = ports.openElsewhere
    if (!task.session.local) throw notHere('Another workspace is opened on its own machine only.')
    if (!open) throw notHere('This host cannot open another workspace: start it by its folder.')
    try {
      const { url } = await open(target, { signal: task.signal, report: task.report })
      return { url }
    } catch (error) {
      task.signal.throwIfAborted()
      if (error instanceof Refusal) throw error
      throw new Refusal('workspace/cannot-open', `It cannot be opened: ${(error as Error).message}`)
    }
  }

const notHere = (why: string) => new Refusal('workspace/not-here', why)
