import { join } from 'node:path'
import { openForReading } from '#core/database/open-database.ts'
import { placesIn } from '#core/workspace/places.ts'
import { buildRehearsal } from '../../../electron/rehearsal/build-rehearsal.ts'
import type { Size } from '../../../electron/rehearsal/sizes.ts'
import { type Figure, timedAsync } from '../figure.ts'
import { inFolder } from '../folder.ts'

const FACTS = 100_000

/** How long somebody waits who asks for a rehearsal that is not there yet. */
export const rehearsalFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => [
    await build('small', { around: folder, limit: 5000 }),
    await build('large', { around: folder, limit: 120_000 }),
  ])

type Building = { readonly around: string; readonly limit: number }

async function build(size: Size, { around, limit }: Building): Promise<Figure> {
  const folder = join(around, size)
  const log = { info: () => {}, warn: console.warn, error: console.error }
  const told = { osUser: 'bench', program: 'bench', log, report: () => {} }
  const before = process.cpuUsage()
  const ours = await timedAsync(() =>
    buildRehearsal({ ...told, folder, size, seed: 'bench', now: Date.now() }),
  )
  const { user, system } = process.cpuUsage(before)
  const facts = countFacts(folder)
  if (size === 'large' && facts < FACTS) throw new Error(`only ${facts} facts`)
  const peakMb = process.resourceUsage().maxRSS / 1024
  return {
    name: `building the ${size} rehearsal`,
    ours,
    baseline: undefined,
    unit: 'ms',
    bar: { limit },
    parts: { facts, 'ms of processor': (user + system) / 1000, 'peak MB': peakMb },
  }
}

function countFacts(folder: string): number {
  const db = openForReading(placesIn(folder).database)
  const facts = db.prepare('SELECT count(*) FROM ledger').pluck().get()
  db.close()
  return Number(facts)
}
