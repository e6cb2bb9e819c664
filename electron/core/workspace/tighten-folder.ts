import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import type { Places } from './places.ts'

/**
 * Keeps other accounts out of a workspace folder and its database. A folder that also holds
 * anything else may be open for a reason and is left as it is; the doctor tells of it.
 */
export function tightenFolder(places: Places): void {
  const { folder, database } = places
  const ours = new Set(Object.values(places).map((path) => relative(folder, path).split(sep)[0]))
  const isOurs = (name: string) => ours.has(name) || ours.has(name.replace(/(-|\.)[a-z]+$/, ''))
  if (readdirSync(folder).every(isOurs)) tighten(folder, 0o700)
  if (existsSync(database)) tighten(database, 0o600)
}

/** Where the file is this account's own. */
export function tighten(path: string, mode: number): void {
  if (process.platform === 'win32') return
  const found = statSync(path)
  if (found.uid === process.getuid?.() && (found.mode & 0o077) !== 0) chmodSync(path, mode)
}
