import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNpm } from './find-npm.mjs'
import { onlyOne } from './only-one.mjs'
import { runTool } from './run-tool.mjs'
import { say, Trouble } from './say.mjs'

const STILL_AT_IT_MS = 20_000

/** Only the package that brings Node has to run a script; no other needs a compiler or a download. */
const STEPS = [
  ['ci', '--ignore-scripts'],
  ['rebuild', 'node'],
]

/**
 * Leaves `node_modules` as package-lock.json wants it; does nothing where it already is.
 * @param {string} root
 */
export async function ensurePackages(root) {
  if (isComplete(root)) return
  await onlyOne(join(root, 'dist', '.preparing'), async () => {
    if (isComplete(root)) return
    if (!wasInstalledByHand(root)) await install(root)
    writeFileSync(stampOf(root), whatStands(root))
  })
}

/** @param {string} root */
export const stampOf = (root) => join(root, 'node_modules', '.signalbox-packages')

/** @param {string} root */
function isComplete(root) {
  return readOr(stampOf(root), '') === whatStands(root)
}

/**
 * What the lock file asks for, what npm says it installed, and for which machine.
 * @param {string} root
 */
function whatStands(root) {
  return createHash('sha256')
    .update(readOr(join(root, 'package-lock.json'), ''))
    .update(readOr(join(root, 'node_modules', '.package-lock.json'), ''))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
}

/**
 * True where somebody ran npm before us and every package is there in its version; those for other
 * machines may be missing.
 * @param {string} root
 */
function wasInstalledByHand(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const found = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  const names = Object.keys(wanted).filter((name) => name !== '')
  return (
    Object.keys(found).length > 0 &&
    names.every((name) =>
      found[name]
        ? found[name].version === wanted[name]?.version && existsSync(join(root, name))
        : wanted[name]?.optional === true,
    )
  )
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readOr(file, '{}')).packages ?? {}
}

/** @param {string} root */
async function install(root) {
  say('Installing the packages this checkout asks for (npm ci); a minute or two, once.')
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const ticking = setInterval(() => say(`... still installing (${seconds()} s).`), STILL_AT_IT_MS)
  try {
    for (const step of STEPS) await runNpm(root, step)
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble(`npm cannot be started (${error}): install Node 24 with its npm.`)
  } finally {
    clearInterval(ticking)
  }
  say(`The packages are installed (${seconds()} s).`)
}

/** @param {string} root @param {readonly string[]} step */
async function runNpm(root, step) {
  const npm = findNpm(process)
  const args = [...npm.args, ...step, '--no-audit', '--no-fund', '--loglevel=error']
  const status = await runTool({ command: npm.command, args, cwd: root, shell: npm.shell })
  if (status === 0) return
  throw new Trouble(
    `npm ${step[0]} failed with status ${status}; what it printed above says why. Most often the package registry cannot be reached: check the connection and run the same command again.`,
  )
}

/** @param {string} file @param {string} otherwise */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
