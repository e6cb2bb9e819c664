import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installPackages, mayInstall } from './apt-get.mjs'
import { onPath, starts } from './find-program.mjs'
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
  if (mayInstall()) {
    console.log('No Chromium was found: installing it (apt-get install chromium).')
    await installPackages(['chromium'], machine.root)
  }
  return (await findChromium(machine)) ?? (await installByPlaywright(machine))
}

/** @param {Machine} machine */
async function findChromium(machine) {
  const { env } = machine
  const named = [env['SIGNALBOX_CHROMIUM'], env['CHROME_PATH']].filter((path) => path !== undefined)
  return [...named, ...onPath(NAMES, env), ...PLACES, await playwrights(machine)].find(opens)
}

/** Where Playwright keeps its own, whether or not it is there. @param {Machine} machine */
async function playwrights({ root }) {
  const entry = join(root, 'node_modules', 'playwright-core', 'index.mjs')
  const { chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}

/** Elsewhere a browser may open a window when it is asked for its version. */
const opens = (/** @type {string} */ path) =>
  process.platform === 'linux' ? starts(path) : existsSync(path)

/** @param {Machine} machine */
async function installByPlaywright(machine) {
  console.log('No Chromium was found: fetching Playwright’s own (playwright install chromium).')
  const { root, node } = machine
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const args = [cli, 'install', 'chromium']
  await runTool({ command: node, args, cwd: root, output: 'show' })
  return findChromium(machine)
}
