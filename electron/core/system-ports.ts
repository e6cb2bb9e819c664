import { mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { destination, pino } from 'pino'
import { v7 } from 'uuid'
import type { Clock, Log } from './ports.ts'
import { withholdSecrets } from './withhold-secrets.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export const newId = () => v7()

const LOG_LIMIT = 5 * 1024 * 1024

/**
 * A log of JSON lines; the file before it is kept once. It is opened with its first line, so whoever
 * says nothing before it holds the workspace never moves the file under another process.
 */
export function openFileLog(path: string): Log & { close(): void } {
  let opened: ReturnType<typeof openLines> | undefined
  const lines = () => {
    opened ??= openLines(path)
    return opened?.logger
  }
  return {
    info: (fields, message) => lines()?.info(fields, message),
    warn: (fields, message) => lines()?.warn(fields, message),
    error: (fields, message) => lines()?.error(fields, message),
    close: () => opened?.file.end(),
  }
}

/** `undefined` where it cannot be opened: a full disk must not take the program down with its log. */
function openLines(path: string) {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (sizeOf(path) > LOG_LIMIT) renameSync(path, `${path}.1`)
    const file = destination({ dest: path, mode: 0o600, sync: true })
    file.on('error', () => {})
    const formatters = { log: withholdSecrets }
    return { file, logger: pino({ formatters, base: { pid: process.pid } }, file) }
  } catch {
    return undefined
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

type Machine = Pick<NodeJS.Process, 'env' | 'platform'> & { readonly home: string }
const thisMachine = (): Machine => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
})

/**
 * Where a workspace lies when nobody says otherwise: in a folder of its own, because the window's
 * own files may lie beside it, and on Windows not among what travels with an account.
 */
export function defaultFolder({ env, platform, home }: Machine = thisMachine()): string {
  if (platform === 'darwin') {
    return join(home, 'Library', 'Application Support', 'Signalbox', 'workspace')
  }
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    return join(local, 'Signalbox', 'workspace')
  }
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'signalbox')
}
