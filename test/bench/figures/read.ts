import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import { type Figure, median, timed, timedAsync } from '../figure.ts'
import { fillLedger } from '../fill-ledger.ts'
import { inFolder } from '../folder.ts'
import { openBenchCore } from '../open-bench-core.ts'

const ROUNDS = 40
const READS = 500

/** A routed query for one thing against the bare statement for its row. */
export const readFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const bench = await openBenchCore(folder)
    fillLedger(bench, 8000)
    const { db } = bench.core.running()
    const ids = db.prepare<[], EnvironmentId>('SELECT id FROM environments').pluck().all()
    const get = db.prepare('SELECT * FROM environments WHERE id = ?')
    const [ours, raw]: [number[], number[]] = [[], []]
    const pick = (i: number) => ids[(i * 37) % ids.length]!
    for (let round = 0; round < ROUNDS; round += 1) {
      raw.push(
        timed(() => {
          for (let i = 0; i < READS; i += 1) get.get(pick(i))
        }),
      )
      ours.push(
        await timedAsync(async () => {
          for (let i = 0; i < READS; i += 1) {
            await bench.ask('environments.get', { environmentId: pick(i) })
          }
        }),
      )
    }
    await bench.core.close()
    const each = (values: number[]) => (median(values) / READS) * 1000
    return [
      {
        name: 'a routed read',
        ours: each(ours),
        baseline: each(raw),
        unit: 'us',
        bar: { times: 5 },
      },
    ]
  })
