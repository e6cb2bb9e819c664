import { existsSync, readFileSync } from 'node:fs'
import { holdWorkspace, osUser } from '#core/hold-workspace.ts'
import type { Ports } from '#core/ports.ts'
import type { HostAsk, HostReply } from '#core/rpc/socket-wire.ts'
import { defaultFolder } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import { readMark } from '../../rehearsal/mark.ts'
import { createElsewhere } from '../elsewhere.ts'
import { openInBrowser } from '../open-in-browser.ts'
import { pagesFolder } from '../pages-folder.ts'
import { type ListenOptions, refuseOpenDoor, serveBrowser } from '../serve-browser.ts'
import { exactlyNamed, Misunderstood, type Options, onlyOptions } from './arguments.ts'
import type { Run } from './ask.ts'
import { openMemoryCore } from './client.ts'
import { answer, say } from './say.ts'
import { untilStopped } from './until-stopped.ts'

/** Asked for when no port is named, so that links survive a restart. */
const USUAL_PORT = 4823

/** Who serves reads the outside world as time passes; any other command only what it is asked to. */
const readingByItself = <P extends Ports>({ network, ...ports }: P) => ({
  ...ports,
  ...(network && { network: { ...network, byItself: true } }),
})

const listening = ['port', 'host', 'name', 'tls-cert', 'tls-key']

/** Serves the workspace until it is told to stop. */
export async function serve(run: Run): Promise<number> {
  const { said, folder, makePorts } = run
  onlyOptions(said, [...listening, 'open', 'offline', 'scenario', 'speed'])
  exactlyNamed(said, [])
  const wish = readWish(said.options)
  const { 'key-file': keyFile, offline = false } = said.options
  const elsewhere = createElsewhere({ keyFile, offline })
  const ports = readingByItself({ ...(await makePorts()), openElsewhere: elsewhere.open })
  let onAsk = async (_: HostAsk): Promise<HostReply> => ({
    ok: false,
    message: 'The host is still starting: ask again.',
  })
  const held = await hold(run, { ports, onAsk: (ask) => onAsk(ask) })
  try {
    const parts = { core: held.core, ports, pages: pagesFolder(), osUser: osUser() }
    const browser = await listen(parts, wish)
    onAsk = browser.onAsk
    const { protection } = held.core.running().signer
    tell({ url: browser.linkFor(), folder, protection })
    if (said.options.open) say(await openInBrowser(browser.linkFor()))
    await untilStopped()
    say('Stopping.')
    await browser.close()
  } finally {
    await elsewhere.close()
    await held.close()
    ports.close()
  }
  return 0
}

type Lent = {
  readonly ports: Ports
  readonly onAsk: (ask: HostAsk) => Promise<HostReply>
}

async function hold({ folder, program }: Run, { ports, onAsk }: Lent) {
  if (folder !== undefined) {
    return holdWorkspace({ folder, ports, program, host: 'headless', onAsk })
  }
  const core = await openMemoryCore({ ports, program })
  return { core, close: () => core.close() }
}

type Wish = {
  readonly options: ListenOptions
  /** Whether the port was named, or another one will do. */
  readonly port: 'this one' | 'any'
}

/** The usual port, or any free one where somebody else has it; a named one and no other. */
async function listen(parts: Parameters<typeof serveBrowser>[0], { options, port }: Wish) {
  try {
    return await serveBrowser(parts, options)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (port === 'this one') {
      throw new Misunderstood(`Port ${options.port} is taken; name another one.`)
    }
    return serveBrowser(parts, { ...options, port: 0 })
  }
}

function readWish(options: Options): Wish {
  const { host = '127.0.0.1', port, name = [] } = options
  const [cert, key] = [options['tls-cert'], options['tls-key']]
  if ((cert === undefined) !== (key === undefined)) {
    throw new Misunderstood('--tls-cert and --tls-key belong together.')
  }
  if (port !== undefined && !isPort(port)) {
    throw new Misunderstood(`${port} is no port: name one from 0 (any free one) to 65535.`)
  }
  const tls = cert && key ? { cert: contentOf(cert), key: contentOf(key) } : undefined
  const wanted = { host, port: Number(port ?? USUAL_PORT), names: name, tls }
  refuseOpenDoor(wanted)
  return { options: wanted, port: port === undefined ? 'any' : 'this one' }
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65535

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Misunderstood(`A file for TLS cannot be read: ${(error as Error).message}.`)
  }
}

type Told = {
  readonly url: string
  readonly folder: string | undefined
  readonly protection: string
}

function tell({ url, folder, protection }: Told): void {
  if (folder !== undefined && readMark(folder)) {
    say('This is the rehearsal: its company, people and releases are invented.')
  }
  say('Signalbox is ready. This link admits one browser within sixty seconds:')
  answer(url)
  say(`  another link   npx signalbox link${optionsFor(folder)}`)
  say(`  workspace      ${folder ?? 'in memory: forgotten when this ends'}`)
  if (folder !== undefined) say(`  log            ${placesIn(folder).log}`)
  if (protection === 'process') say(`  signing key    ${throwawayKey(folder)}`)
  say('Ctrl-C stops it.')
}

/** What has to be typed besides to mean the same workspace. */
const optionsFor = (folder: string | undefined) =>
  folder === undefined || folder === defaultFolder() ? '' : ` --workspace ${folder}`

function throwawayKey(folder: string | undefined): string {
  const sealed = folder !== undefined && existsSync(placesIn(folder).secrets)
  return sealed
    ? 'for this run only: the one sealed here needs the --key-file or passphrase it was made with'
    : 'for this run only, which is weaker: --key-file FILE keeps it'
}
