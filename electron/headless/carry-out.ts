import { resolve } from 'node:path'
import { UnusableDatabase } from '#core/database/open-database.ts'
import { UnreadableKey } from '#core/ledger/signer.ts'
import type { Ports } from '#core/ports.ts'
import { defaultFolder, newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { WorkspaceHeld } from '#core/workspace/lock.ts'
import { makeFolder, UnusableFolder } from '#core/workspace/make-folder.ts'
import { placesIn } from '#core/workspace/places.ts'
import { openNetwork } from '../network/open-network.ts'
import { readMark } from '../rehearsal/mark.ts'
import { rehearsalFolder } from '../rehearsal/rehearsal-folder.ts'
import { UnfitScenario } from '../rehearsal/upstream/plot.ts'
import { chooseSecrets, forgetfulSecrets } from './choose-secrets.ts'
import { Misunderstood, readArguments, type Said } from './command-line/arguments.ts'
import { EXIT } from './command-line/ask.ts'
import { openClient } from './command-line/client.ts'
import { commands } from './command-line/commands.ts'
import { helpFor, helps } from './command-line/help.ts'
import { prepareRehearsalFor, rehearsalAsked } from './command-line/rehearsal.ts'
import { answer, passOverClosedPipes, say } from './command-line/say.ts'
import { speedIn } from './command-line/speed-in.ts'
import { WrongSecretKey } from './encrypted-secrets.ts'
import { programVersion } from './program-version.ts'
import { NotServed } from './serve-browser.ts'

/** The command line: understands what was typed, carries it out, says how it went. */
async function main(args: readonly string[]): Promise<number> {
  const said = readArguments(args)
  const { command, options } = said
  if (options.version) {
    answer(programVersion)
    return EXIT.done
  }
  if (options.help || command === undefined || command === 'help') {
    const topic = command === 'help' ? said.rest[0] : command
    if (topic !== undefined && !helps[topic]) throw new Misunderstood(unknownCommand(topic))
    answer(helpFor(topic).trimEnd())
    return command === undefined && !options.help ? EXIT.misunderstood : EXIT.done
  }
  const folder = folderOf(said)
  const makePorts = () => portsFor(folder, said)
  const open = () => openClient({ folder, program: programVersion, makePorts })
  const run = { said, open, folder, program: programVersion, makePorts }
  const carryOut = commands[command]
  if (!carryOut) throw new Misunderstood(unknownCommand(command))
  return carryOut(run)
}

const unknownCommand = (command: string) =>
  `There is no command ${command}; there are ${Object.keys(helps).join(', ')}.`

function folderOf({ options }: Said): string | undefined {
  const size = rehearsalAsked(options)
  if (options.memory) return undefined
  const named = options.workspace ?? process.env['SIGNALBOX_WORKSPACE']
  return resolve(named ?? (size ? rehearsalFolder(size) : defaultFolder()))
}

async function portsFor(
  folder: string | undefined,
  { options }: Said,
): Promise<Ports & { close(): void }> {
  const { network, close: hangUp } = openNetwork({ byItself: false })
  const basis = { clock: systemClock, newId, ...(!options.offline && { network }) }
  refuseScenarioWithout(folder, options)
  if (folder === undefined) {
    return { ...basis, secrets: forgetfulSecrets(), log: logToScreen, close: () => void hangUp() }
  }
  const size = rehearsalAsked(options)
  if (size) await prepareRehearsalFor(folder, size)
  makeFolder(folder)
  const places = placesIn(folder)
  const keyFile = options['key-file']
  const secrets = await chooseSecrets({ path: places.secrets, env: process.env, keyFile })
  const log = openFileLog(places.log)
  const around = options.offline
    ? undefined
    : await worldAround(folder, { options, ports: { ...basis, network, secrets, log } })
  const close = () => {
    log.close()
    void around?.close()
    void hangUp()
  }
  return { ...basis, secrets, log, ...around?.lent, close }
}

type Around = {
  readonly options: Said['options']
  readonly ports: Ports & Required<Pick<Ports, 'network'>>
}

/** What was asked of a world that is not there was meant to do something. */
function refuseScenarioWithout(folder: string | undefined, options: Said['options']): void {
  const { scenario, speed, rehearsal, offline } = options
  if ((scenario ?? speed) === undefined) return
  if (offline) throw new Misunderstood('Either --offline, or --scenario and --speed, not both.')
  if (folder !== undefined && (rehearsal !== undefined || readMark(folder))) return
  throw new Misunderstood('--scenario and --speed are about a rehearsal: give --rehearsal too.')
}

/** A rehearsal reads a world of its own; `undefined` for a workspace in earnest. */
async function worldAround(folder: string, { options, ports }: Around) {
  if (!readMark(folder)) return undefined
  const speed = speedIn(options)
  const { lendUpstream } = await import('../rehearsal/upstream/lend-upstream.ts')
  const lent = await lendUpstream({ ...ports, folder, scenario: options.scenario, speed })
  return { lent: { network: lent.network, secrets: lent.secrets }, close: lent.close }
}

/** Without a folder there is no log file: what went wrong is said. */
const logToScreen: Ports['log'] = {
  info: () => {},
  warn: (_, message) => say(`warning: ${message}`),
  error: (fields, message) => say(`error: ${message}: ${wordsOf(fields)}`),
}

const wordsOf = (fields: object) =>
  'error' in fields && fields.error instanceof Error ? fields.error.message : JSON.stringify(fields)

const expected = [UnreadableKey, WorkspaceHeld, UnusableDatabase, UnusableFolder, WrongSecretKey]
const misunderstood = [Misunderstood, NotServed, UnfitScenario]

passOverClosedPipes()
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    say(words)
    if (misunderstood.some((known) => error instanceof known)) {
      process.exitCode = EXIT.misunderstood
    } else {
      process.exitCode = EXIT.refused
      const plain = expected.some((known) => error instanceof known)
      if (!plain && error instanceof Error) say(error.stack ?? '')
    }
  },
)
