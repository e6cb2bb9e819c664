import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNative } from './check-native.mjs'
import { chooseHost, hasDisplay } from './choose-host.mjs'
import { fetchElectron, findElectron, lastFailedFetch } from './electron-binary.mjs'
import { ensureBuild } from './ensure-build.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { endAs, handOver, runEntry } from './hand-over.mjs'
import { findNode24 } from './node24.mjs'
import { readStart } from './read-start.mjs'
import { say, Trouble } from './say.mjs'
import { stopWhenNpmIsGone } from './stop-when-npm-is-gone.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const entry = join(root, 'dist', 'headless', 'main.js')

/**
 * Prepares the checkout where it needs it and runs the command.
 * @param {readonly string[]} args
 */
export async function launch(args) {
  stopWhenNpmIsGone()
  try {
    await ensurePackages(root)
    const node = findNode24(root)
    checkNative(root, node)
    await ensureBuild(root, node)
    const start = readStart({ args, env: process.env })
    if (start) await startHost({ node, ...start })
    else await runEntry({ node, entry, args })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    process.exitCode = 3
  }
}

/** @param {{ node: string, asked: 'desktop' | 'headless' | undefined, rest: string[] }} start */
async function startHost({ node, asked, rest }) {
  const { binary, because } = await findHost(node, asked)
  if (binary) {
    say(`Opening the window: ${because}.`)
    const started = Date.now()
    const end = await handOver({ command: binary, args: [root, ...rest] })
    if (!hasCrashed(end) || Date.now() - started > AT_ONCE_MS) return endAs(end)
    say(`Electron could not open a window (${end.signal ?? `status ${end.status}`}).`)
  }
  const reason = binary ? 'the window did not open' : because
  say(`Serving the screens to a browser: ${reason}.`)
  await runEntry({ node, entry, args: ['serve', '--open', ...rest] })
}

/**
 * Electron's executable where the desktop is to be started; without one it is the headless host.
 * @param {string} node
 * @param {'desktop' | 'headless' | undefined} asked
 * @returns {Promise<{ binary?: string | undefined, because: string }>}
 */
async function findHost(node, asked) {
  const binary = findElectron(root)
  const { host, because } = chooseHost({
    asked,
    display: hasDisplay(process),
    asRoot: process.platform === 'linux' && process.getuid?.() === 0,
    electronPresent: binary !== undefined,
    fetchFailedAt: lastFailedFetch(root),
    now: Date.now(),
  })
  if (host !== 'fetch') return { binary: host === 'desktop' ? binary : undefined, because }
  say('Fetching Electron for the window, for a minute at most.')
  const fetched = await fetchElectron({ root, node })
  return fetched
    ? { binary: fetched, because: 'Electron has been fetched and there is a display' }
    : { because: 'Electron could not be fetched; it is tried again after a day' }
}

const AT_ONCE_MS = 10_000
const CRASHES = ['SIGTRAP', 'SIGABRT', 'SIGILL', 'SIGSEGV', 'SIGBUS']

/**
 * No sandbox, no libraries, no X server: Electron says so by crashing.
 * @param {{ status: number | null, signal: NodeJS.Signals | null }} end
 */
const hasCrashed = ({ status, signal }) =>
  (signal !== null && CRASHES.includes(signal)) || (status !== null && status > 125)
