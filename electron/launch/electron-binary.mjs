import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './run-tool.mjs'

const FETCH_LIMIT_MS = 60_000

/**
 * Where Electron's executable is; `undefined` where it has not been fetched.
 * @param {string} root
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron')
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/**
 * When fetching last failed, in epoch milliseconds; forgotten with the packages.
 * @param {string} root
 */
export function lastFailedFetch(root) {
  try {
    return Number(readFileSync(failureFile(root), 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/**
 * Fetches the binary by the package's own installer and answers where it is, if it came in time.
 * @param {{ root: string, node: string, limitMs?: number }} where
 */
export async function fetchElectron({ root, node, limitMs = FETCH_LIMIT_MS }) {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const status = await runTool({ command: node, args: [installer], cwd: root, limitMs })
  const binary = status === 0 ? findElectron(root) : undefined
  if (binary) rmSync(failureFile(root), { force: true })
  else writeFileSync(failureFile(root), String(Date.now()))
  return binary
}

/** @param {string} root */
const failureFile = (root) => join(root, 'node_modules', '.signalbox-electron-failed')
