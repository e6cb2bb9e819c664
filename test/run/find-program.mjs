import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/**
 * Where programs of these names would lie on the path.
 * @param {readonly string[]} names @param {NodeJS.ProcessEnv} env
 */
export function onPath(names, env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** A file of that name may be a placeholder of the system's that only asks to be installed. */
export const starts = (/** @type {string} */ path) =>
  existsSync(path) &&
  spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
