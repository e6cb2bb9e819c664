import { mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { destination, pino, stdSerializers } from 'pino'
import { v7 } from 'uuid'
import type { Clock, Log } from './ports.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
}

export const newId = () => v7()

/** Fields that never reach the log, wherever they stand. */
const SECRET = [
  'passphrase',
  'current',
  'token',
  'code',
  'key',
  'authorization',
  'cookie',
  'secret',
]
const redact = {
  paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  censor: '[withheld]',
}
const LOG_LIMIT = 5 * 1024 * 1024

/** A log of JSON lines; the file before it is kept once. */
export function openFileLog(path: string): Log & { close(): void } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  if (sizeOf(path) > LOG_LIMIT) renameSync(path, `${path}.1`)
  const file = destination({ dest: path, mode: 0o600, sync: true })
  // A full disk must not take the program down with its log.
  file.on('error', () => {})
  const logger = pino(
    { redact, serializers: { error: stdSerializers.err }, base: { pid: process.pid } },
    file,
  )
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    close: () => file.end(),
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Where a workspace lies when nobody says otherwise. */
export function defaultFolder(): string {
  const { env, platform } = process
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Signalbox')
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Signalbox')
  }
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'signalbox')
}
