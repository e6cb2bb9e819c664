import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['shared', 'electron', 'renderer', 'resources']
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']
const NOT_BUILT = join('electron', 'launch')

/** What a whole build leaves in its folder. */
export const PARTS = ['headless', 'desktop', 'preload', 'renderer']

/**
 * Two digests of all that the build reads: `quick` of sizes and times, `content` of every byte.
 * @param {string} root
 */
export function surveySources(root) {
  const files = [...SETTINGS, ...SOURCES.flatMap((folder) => filesIn(root, folder))].sort()
  return { quick: digestOf(files, traitsIn(root)), content: () => digestOf(files, bytesIn(root)) }
}

/**
 * True where the build in `out` was made whole from the sources as they stand. Touched but equal
 * sources are still fresh, and remembered as such.
 * @param {string} root
 * @param {string} out
 */
export function isFresh(root, out) {
  const [quick, content] = readStamp(out)
  if (quick === undefined || !PARTS.every((part) => existsSync(join(out, part)))) return false
  const now = surveySources(root)
  if (now.quick === quick) return true
  if (now.content() !== content) return false
  writeFileSync(stampFile(out), `${now.quick} ${content}`)
  return true
}

/**
 * To be asked before the build, because sources may change during it; the answer writes the stamp.
 * @param {string} root
 * @param {string} out
 */
export function beginBuild(root, out) {
  const { quick, content } = surveySources(root)
  const stamp = `${quick} ${content()}`
  rmSync(stampFile(out), { force: true })
  return () => writeFileSync(stampFile(out), stamp)
}

/** @param {string} out */
export const stampFile = (out) => join(out, '.stamp')

/** @param {string} out */
function readStamp(out) {
  try {
    return readFileSync(stampFile(out), 'utf8').split(' ')
  } catch {
    return []
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(root, folder) {
  const from = join(root, folder)
  if (!existsSync(from)) return []
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => !file.startsWith(NOT_BUILT) && statSync(join(root, file)).isFile())
}

/** @param {readonly string[]} files @param {(file: string) => string | Uint8Array} part */
function digestOf(files, part) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(part(file)).update('\0')
  return hash.digest('hex')
}

/** @param {string} root */
const traitsIn = (root) => (/** @type {string} */ file) => {
  const { size, mtimeMs } = statSync(join(root, file))
  return `${size} ${mtimeMs}`
}

/** @param {string} root */
const bytesIn = (root) => (/** @type {string} */ file) => readFileSync(join(root, file))
