import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './say.mjs'

/**
 * The Node that runs the program: this one where it is new enough, else the one among the packages.
 * @param {string} root
 * @param {{ version: string, execPath: string, platform: string }} running
 */
export function findNode24(root, { version, execPath, platform } = process) {
  if (Number(version.slice(1).split('.')[0]) >= 24) return execPath
  const name = platform === 'win32' ? 'node.exe' : 'node'
  const pinned = join(root, 'node_modules', 'node', 'bin', name)
  if (existsSync(pinned)) return pinned
  throw new Trouble(
    `This is Node ${version} and the Node 24 among the packages is missing: run "npm ci" without --ignore-scripts, or install Node 24.`,
  )
}
