import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { osUser } from '#core/hold-workspace.ts'
import { editionOf } from '../../electron/rehearsal/edition.ts'
import { prepareRehearsal } from '../../electron/rehearsal/prepare-rehearsal.ts'
import type { Size } from '../../electron/rehearsal/sizes.ts'
import manifest from '../../package.json' with { type: 'json' }

/** Kept between runs, a folder for each edition; removing it only costs the time to build it again. */
const kept = fileURLToPath(
  new URL('../../node_modules/.cache/signalbox-rehearsal/', import.meta.url),
)

/** The folder of a rehearsal that nobody changes: whoever opens it works on a copy. */
export async function builtRehearsal(size: Size): Promise<string> {
  const edition = editionOf(manifest.version).replaceAll(/[^\w.]+/g, '-')
  const folder = join(kept, edition, size)
  mkdirSync(join(kept, edition), { recursive: true })
  await prepareRehearsal({
    ...{ folder, size, program: manifest.version, osUser: osUser(), now: Date.now },
    log: { info: () => {}, warn: console.warn, error: console.error },
    chosenBy: 'program',
    report: () => {},
    say: () => {},
  })
  return folder
}

/** A rehearsal of its own at `to`, which must not be there yet. */
export async function copyRehearsal(size: Size, to: string): Promise<string> {
  const built = await builtRehearsal(size)
  if (existsSync(to)) throw new Error(`${to} is there already`)
  cpSync(built, to, { recursive: true, filter: (path) => !/(?:lock\.db|holder\.json)/.test(path) })
  return to
}
