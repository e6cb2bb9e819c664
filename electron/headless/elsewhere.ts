import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { isAbsolute, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Elsewhere, Ports } from '#core/ports.ts'
import { readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { rehearsalFolder } from '../rehearsal/rehearsal-folder.ts'
import { connectToHolder } from './command-line/socket-client.ts'

type OpenElsewhere = NonNullable<Ports['openElsewhere']>
type Conduct = Parameters<OpenElsewhere>[1]
type Opened = Awaited<ReturnType<OpenElsewhere>>

type Given = {
  readonly keyFile: string | undefined
  /** Whoever asks nothing of the world opens nobody who does. */
  readonly offline: boolean
}

const STOPPING_MS = 8000

/** Each is a program of its own, with all its memory. */
const MOST_HOSTS = 8

/**
 * Opens other workspaces beside this one: each in a host of its own, which ends with this one. What
 * somebody serves already is not served twice: they are asked for a link.
 */
export function createElsewhere(given: Given) {
  const hosts = new Set<ChildProcess>()
  const starting = new Map<string, Promise<Opened>>()

  async function begin(target: Elsewhere, conduct: Conduct): Promise<Opened> {
    const linked = await linkFrom(folderOf(target))
    if (linked) return linked
    if (hosts.size >= MOST_HOSTS) throw tooMany()
    const host = startHost(target, given)
    hosts.add(host)
    host.once('exit', () => hosts.delete(host))
    // What becomes of one that could not be started is told by whoever waits for its link.
    host.once('error', () => hosts.delete(host))
    return { url: await linkOf(host, conduct) }
  }

  /** Whoever asks while it starts waits for that, and gets a link of their own: each is good once. */
  const open: OpenElsewhere = (target, conduct) => {
    const folder = folderOf(target)
    const earlier = starting.get(folder)
    const begun = earlier
      ? earlier.then(ignored, ignored).then(() => begin(target, conduct))
      : begin(target, conduct)
    starting.set(folder, begun)
    return begun.finally(() => {
      if (starting.get(folder) === begun) starting.delete(folder)
    })
  }
  return {
    open,
    async close(): Promise<void> {
      await Promise.all([...hosts].map(stop))
    },
  }
}

const ignored = () => {}

function folderOf(target: Elsewhere): string {
  if (target.what === 'rehearsal') return rehearsalFolder(target.size)
  if (isAbsolute(target.folder)) return resolve(target.folder)
  throw new Error(
    `${target.folder} is no whole path: name the folder from the root of the disk on.`,
  )
}

const tooMany = () =>
  new Error(
    `${MOST_HOSTS} workspaces are open beside this one already: end this host to close them.`,
  )

/** A link from the host that holds it; `undefined` where none does. */
async function linkFrom(folder: string): Promise<Opened | undefined> {
  const holder = readHolder(placesIn(folder))
  const client = holder?.socket ? await connectToHolder(holder) : undefined
  if (!client) return undefined
  try {
    const reply = await client.askHost({ what: 'link' })
    if (!reply.ok) throw new Error(reply.message)
    // What a host answers to this request is a link.
    return reply.value as { url: string }
  } finally {
    await client.close()
  }
}

/** This program once more, as it runs here, on a port of its own. */
function startHost(target: Elsewhere, { keyFile, offline }: Given): ChildProcess {
  const where =
    target.what === 'rehearsal' ? [`--rehearsal=${target.size}`] : ['--workspace', target.folder]
  const key = [
    ...(keyFile === undefined ? [] : ['--key-file', keyFile]),
    ...(offline ? ['--offline'] : []),
  ]
  const { SIGNALBOX_WORKSPACE: _, ...env } = process.env
  const words = [...process.execArgv, process.argv[1]!, 'serve', '--port', '0', ...where, ...key]
  return spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

const PROGRESS = /^(.+) (\d+) %$/

/** The first line that a host answers with is its link; what it says besides is passed on. */
async function linkOf(host: ChildProcess, { signal, report }: Conduct): Promise<string> {
  let said = ''
  const told = createInterface({ input: host.stderr! })
  told.on('line', (line) => {
    const [, doing, done] = PROGRESS.exec(line) ?? []
    if (doing) report({ doing, done: Number(done), total: 100 })
    else if (line.trim() !== '' && !/^\s+at /.test(line)) said = line.replace(/^\w*Error: /, '')
  })
  const leave = () => host.kill()
  signal.addEventListener('abort', leave, { once: true })
  try {
    const answered = once(createInterface({ input: host.stdout! }), 'line')
    const ended = once(host, 'close').then(() => undefined)
    const first = await Promise.race([answered, ended])
    signal.throwIfAborted()
    if (!first) throw new Error(said || 'its host ended without a word')
    return String(first[0])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const gone = once(host, 'exit')
  host.kill('SIGTERM')
  const late = setTimeout(() => host.kill('SIGKILL'), STOPPING_MS)
  await gone
  clearTimeout(late)
}
