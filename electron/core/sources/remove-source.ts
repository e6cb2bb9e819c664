import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import type { Means } from './means.ts'
import { standingSource } from './standing-source.ts'

/**
 * Answered once its secret is gone too; what a crash leaves behind is forgotten at the next start. What
 * was read is out of sight at once, and is cleared afterwards.
 */
export const createRemoveSource =
  (means: Means) =>
  (input: InputOf<'sources.remove'>, task: TaskContext): Promise<OutputOf<'sources.remove'>> =>
    means.oneAtATime(async () => {
      const forgotten = task.step('remove', (work) => {
        const { id } = standingSource(work, input)
        work.record('source.removed', id, {}, { reason: input.reason ?? null })
        return means.forgotten.forget(work, id)
      })
      await means.secrets.forget(input.sourceId)
      return task.decide(() => ({ forgotten }))
    })
