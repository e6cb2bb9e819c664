import { resolve } from 'node:path'
import { exactlyNamed, onlyOptions, type Said } from './arguments.ts'
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

/** Everything that can be typed after `signalbox`; `help.ts` says what each does. */
export const commands: Readonly<Record<string, LineCommand>> = {
  start: (run) => serve({ ...run, said: withOpen(run.said) }),
  serve,
  link,
  call: callOperation,
  operations: showOperations,
  verify,
  rebuild: operation('workspace.rebuild', nothing),
  export: operation('ledger.export', (said) => {
    const [folder] = exactlyNamed(said, ['DIR']) as [string]
    return { folder: resolve(folder) }
  }),
  backup: operation('workspace.backup', nothing),
  restore,
  doctor,
}

const withOpen = (said: Said): Said => ({ ...said, options: { ...said.options, open: true } })
