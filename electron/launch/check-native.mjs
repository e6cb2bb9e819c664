import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stampOf } from './ensure-packages.mjs'
import { Trouble } from './say.mjs'

const NAPI_NEEDED = 10
const TOO_OLD = 41

const PROBE = `
if (Number(process.versions.napi) < ${NAPI_NEEDED}) process.exit(${TOO_OLD})
const Database = require('better-sqlite3')
new Database(':memory:').close()`

/**
 * Loads the native module once in a process of its own, because where it does not fit it takes the
 * process down without a word. What held for these packages and this Node is not asked again.
 * @param {string} root
 * @param {string} node
 */
export function checkNative(root, node) {
  const file = join(root, 'node_modules', '.signalbox-native')
  const wanted = fingerprint(root, node)
  if (wanted !== undefined && wanted === read(file)) return
  const { status, signal, stderr, error } = spawnSync(node, ['-e', PROBE], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  })
  if (status === 0) return writeFileSync(file, wanted ?? '')
  throw new Trouble(sentenceFor({ status, signal, said: error?.message ?? stderr, node }))
}

/** @param {{ status: number | null, signal: string | null, said: string, node: string }} end */
export function sentenceFor({ status, signal, said, node }) {
  if (status === TOO_OLD) {
    return `${node} is too old for the native module (it lacks Node-API ${NAPI_NEEDED}): install Node 24.`
  }
  if (signal) {
    return `The native module better-sqlite3 crashed (${signal}) in ${node}: install Node 24, or remove node_modules and run the same command again.`
  }
  const reason = /^\w*Error\b.*/m.exec(said)?.[0] ?? `status ${status}`
  return `The native module better-sqlite3 cannot be loaded (${reason}): remove node_modules and run the same command again.`
}

/** @param {string} root @param {string} node */
function fingerprint(root, node) {
  const packages = read(stampOf(root))
  if (packages === undefined) return undefined
  const { size, mtimeMs } = statSync(node)
  return `${packages} ${node} ${size} ${mtimeMs}`
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
