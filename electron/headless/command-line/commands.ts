import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { placesIn } from '#core/workspace/places.ts'
import { exactlyNamed, Misunderstood, onlyOptions, type Said } from './arguments.ts'
import { ask, type Run, report, type Status, withClient } from './ask.ts'
import { callOperation } from './call-operation.ts'
import { doctor } from './doctor.ts'
import { link } from './link.ts'
import { showOperations } from './operations.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

export type LineCommand = (run: Run) => Promise<Status>

/** A command of the line that is one operation and takes no options. */
const operation =
  (name: string, inputOf: (said: Said) => object): LineCommand =>
  async ({ said, open }) => {
    onlyOptions(said, [])
    const input = inputOf(said)
    return withClient(open, async (client) => report(await ask(client, { name, input })))
  }

const nothing = (said: Said) => {
  exactlyNamed(said, [])
  return {}
}

/** Whoever mistypes a folder gets no new workspace there: these are about one that stands. */
function whereOneStands(command: LineCommand): LineCommand {
  return (run) => {
    const open = async () => {
      const { folder } = run
      if (folder === undefined || existsSync(placesIn(folder).database)) return run.open()
      throw new Misunderstood(
        `There is no workspace in ${folder}; “npx signalbox start” makes one.`,
      )
    }
    return command({ ...run, open })
  }
}

/** Everything that can be typed after `signalbox`; `help.ts` says what each does. */
export const commands: Readonly<Record<string, LineCommand>> = {
  start: (run) => serve({ ...run, said: withOpen(run.said) }),
  serve,
  link,
  call: callOperation,
  operations: showOperations,
  verify: whereOneStands(verify),
  rebuild: whereOneStands(operation('workspace.rebuild', nothing)),
  export: whereOneStands(
    operation('ledger.export', (said) => {
      const [folder] = exactlyNamed(said, ['DIR']) as [string]
      return { folder: resolve(folder) }
    }),
  ),
  backup: whereOneStands(operation('workspace.backup', nothing)),
  restore,
  doctor,
  // Only it needs all vendors of the rehearsal: nobody else waits for them to be loaded.
  rehearse: async (run) => (await import('./rehearse.ts')).rehearse(run),
}

const withOpen = (said: Said): Said => ({ ...said, options: { ...said.options, open: true } })
