import type { OutputOf } from '#shared/contract/index.ts'
import { isDamage } from '../database/open-database.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from './core-context.ts'

type Rebuilt = OutputOf<'workspace.rebuild'>

export const createRebuild =
  (context: CoreContext) =>
  async (_: object, task: TaskContext): Promise<Rebuilt> => {
    const closed = context.viewOnly()
    if (closed) throw new Refusal('rpc/view-only', closed)
    try {
      return await rebuild(context, task)
    } catch (error) {
      if (!isDamage(error)) throw error
      const why = `The database is damaged: ${(error as Error).message}. Restore a backup instead.`
      throw new Refusal('workspace/ledger-broken', why)
    }
  }

/** Replays into a scratch database first; only a ledger that can be replayed may replace the rows. */
async function rebuild(
  { heavyReads, ports, evidence, replayInPlace }: CoreContext,
  task: TaskContext,
): Promise<Rebuilt> {
  const started = ports.clock.elapsed()
  const chain = await heavyReads.run('chain', evidence(), task)
  const broken = chain.findings.find(({ what }) => what !== 'checkpoint')
  if (broken) {
    const why = `Entry ${broken.seq}: ${broken.because}. Restore a backup instead.`
    throw new Refusal('workspace/ledger-broken', why, broken)
  }
  const { rows, differing } = await heavyReads.run('rows', null, task)
  task.signal.throwIfAborted()
  // Decides nothing, but is refused to whoever may not rebuild any more.
  task.decide(() => null)
  const facts = replayInPlace()
  return { facts, rows, differing, tookMs: Math.round(ports.clock.elapsed() - started) }
}
