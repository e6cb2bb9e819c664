import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runTool } from './tool.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** @typedef {{ root: string, node: string, env: NodeJS.ProcessEnv }} Machine */

/**
 * A Chromium that starts, installed first where there is none; `undefined` where that failed too.
 * @param {Machine} machine
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium(machine) {
  const found = await findChromium(machine)
  if (found) return found
  const byApt = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (byApt) await installByApt(machine)
  return (await findChromium(machine)) ?? (await installByPlaywright(machine))
}

/** @param {Machine} machine */
async function findChromium(machine) {
  const { env } = machine
  const named = [env['SIGNALBOX_CHROMIUM'], env['CHROME_PATH']].filter((path) => path !== undefined)
  return [...named, ...onPath(env), ...PLACES, await playwrights(machine)].find(starts)
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Where Playwright keeps its own, whether or not it is there. @param {Machine} machine */
async function playwrights({ root }) {
  const entry = join(root, 'node_modules', 'playwright-core', 'index.mjs')
  const { chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}

/** A file of that name may be a placeholder of the system's that only asks to be installed. */
const starts = (/** @type {string} */ path) =>
  existsSync(path) &&
  (process.platform !== 'linux' ||
    spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0)

/** @param {Machine} machine */
async function installByApt({ root }) {
  console.log('No Chromium was found: installing it (apt-get install chromium).')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @param {string[]} args */
  const aptGet = (args) => runTool({ command: 'apt-get', args, cwd: root, env, output: 'show' })
  await aptGet(['update'])
  await aptGet(['install', '-y', '--no-install-recommends', 'chromium'])
}

/** @param {Machine} machine */
async function installByPlaywright(machine) {
  console.log('No Chromium was found: fetching Playwright’s own (playwright install chromium).')
  const { root, node } = machine
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = [cli, 'install', 'chromium']
  await runTool({ command: node, args, cwd: root, output: 'show' })
  return findChromium(machine)
}
