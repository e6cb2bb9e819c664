import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { TaskContext } from '../rpc/router.ts'
import { storedIn } from './back-up.ts'
import type { CoreContext } from './core-context.ts'
import { restorerOf } from './restorer-of.ts'

export const createRestore =
  ({ places, restore }: CoreContext) =>
  async (
    { file, reason }: InputOf<'workspace.restore'>,
    task: TaskContext,
  ): Promise<OutputOf<'workspace.restore'>> => {
    storedIn(places)
    const author = restorerOf(task.session)
    task.read(author)
    return restore({ file, reason, author, conduct: task })
  }
