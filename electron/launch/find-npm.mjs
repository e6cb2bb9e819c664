import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * How to run npm: the one that started us, the one that came with this Node, or the one on the path.
 * @param {{ env: NodeJS.ProcessEnv, execPath: string, platform: NodeJS.Platform }} from
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function findNpm({ env, execPath, platform }) {
  const script = [env['npm_execpath'], ...besideNode(execPath)].find(
    (path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path),
  )
  if (script !== undefined) return { command: execPath, args: [script], shell: false }
  const windows = platform === 'win32'
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows }
}

/** @param {string} execPath */
function besideNode(execPath) {
  const folder = dirname(execPath)
  return [
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
}
