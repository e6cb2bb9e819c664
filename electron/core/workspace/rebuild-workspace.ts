import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from './core-context.ts'

/** Replays into a scratch database first; only a ledger that can be replayed may replace the rows. */
export const createRebuild =
  ({ heavyReads, ports, evidence, replayInPlace, viewOnly }: CoreContext) =>
  async (_: object, task: TaskContext) => {
    const closed = viewOnly()
    if (closed) throw new Refusal('rpc/view-only', closed)
    const started = ports.clock.elapsed()
    const chain = await heavyReads.run('chain', evidence(), task)
    const broken = chain.findings.find(({ what }) => what !== 'checkpoint')
    if (broken) {
      const why = `Entry ${broken.seq}: ${broken.because}. Restore a backup instead.`
      throw new Refusal('workspace/ledger-broken', why, broken)
    }
    const { rows, differing } = await heavyReads.run('rows', null, task)
    const facts = replayInPlace()
    return { facts, rows, differing, tookMs: Math.round(ports.clock.elapsed() - started) }
  }
