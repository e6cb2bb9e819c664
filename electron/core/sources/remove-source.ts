import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import type { Means } from './means.ts'
import { standingSource } from './standing-source.ts'

/** Forgets what was read of a source, in the transaction that removes it; answers how much that was. */
export type Forget = (work: Work, sourceId: SourceId) => number

/** Answered once its secret is gone too; what a crash leaves behind is forgotten at the next start. */
export const createRemoveSource =
  ({ secrets, oneAtATime }: Means, forget: Forget) =>
  (input: InputOf<'sources.remove'>, task: TaskContext): Promise<OutputOf<'sources.remove'>> =>
    oneAtATime(async () => {
      const forgotten = task.step('remove', (work) => {
        const { id } = standingSource(work, input)
        work.record('source.removed', id, {}, { reason: input.reason ?? null })
        return forget(work, id)
      })
      await secrets.forget(input.sourceId)
      return task.decide(() => ({ forgotten }))
    })
