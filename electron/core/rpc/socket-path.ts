import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a workspace is reached on this machine: a socket in a folder that only this account may
 * enter, or a named pipe that nobody can guess.
 */
export function socketPathFor(folder: string): string {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 20)
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\signalbox-${name}-${randomBytes(12).toString('hex')}`
  }
  return join(privateFolder(), `${name}.sock`)
}

/** A folder for what lives no longer than a run, which only this account may enter. */
export function privateFolder(): string {
  // There, each account has a folder for temporary files of its own.
  if (process.platform === 'win32') return tmpdir()
  const runtime = process.env['XDG_RUNTIME_DIR']
  const folder = runtime
    ? join(runtime, 'signalbox')
    : join(tmpdir(), `signalbox-${process.getuid?.() ?? 0}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  const ours = uid === process.getuid?.() && (mode & 0o077) === 0
  if (!ours) throw new Error(`${folder} is open to others: remove it, or set XDG_RUNTIME_DIR.`)
  return folder
}
