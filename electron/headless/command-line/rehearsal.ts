import { osUser } from '#core/hold-workspace.ts'
import { openFileLog } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import { prepareRehearsal } from '../../rehearsal/prepare-rehearsal.ts'
import { chosenBy } from '../../rehearsal/rehearsal-folder.ts'
import { Size } from '../../rehearsal/sizes.ts'
import { programVersion } from '../program-version.ts'
import { Misunderstood, type Options } from './arguments.ts'
import { createProgressLine, say } from './say.ts'

/** Which rehearsal was asked for; `undefined` where none was. */
export function rehearsalAsked({ rehearsal, memory }: Options): Size | undefined {
  if (rehearsal === undefined) return undefined
  if (memory) throw new Misunderstood('Either --rehearsal or --memory, not both.')
  const size = Size.safeParse(rehearsal)
  if (size.success) return size.data
  throw new Misunderstood(`The rehearsal is small or large, not ${rehearsal}.`)
}

/** Builds it where it is not there yet, and says how far it has come. */
export async function prepareRehearsalFor(folder: string, size: Size): Promise<void> {
  const progress = createProgressLine()
  try {
    await prepareRehearsal({
      ...{ folder, size, program: programVersion, osUser: osUser(), now: Date.now },
      log: openFileLog(placesIn(folder).log),
      chosenBy: chosenBy(folder, size),
      report: progress.show,
      say,
    })
  } finally {
    progress.end()
  }
}
