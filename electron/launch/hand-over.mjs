import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program in our place: inherited streams, our signals passed on.
 * @param {{ command: string, args: readonly string[] }} program
 * @returns {Promise<{ status: number | null, signal: NodeJS.Signals | null }>}
 */
export function handOver({ command, args }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    const forwards = SIGNALS.map((signal) => {
      const forward = () => {
        if (!reachesTheChildAnyway(signal)) child.kill(signal)
      }
      process.on(signal, forward)
      return () => process.off(signal, forward)
    })
    const stopForwarding = () => {
      for (const stop of forwards) stop()
    }
    child.on('error', (error) => {
      stopForwarding()
      reject(error)
    })
    child.on('exit', (status, signal) => {
      stopForwarding()
      resolve({ status, signal })
    })
  })
}

/** A terminal sends Ctrl-C to the child as well; twice would mean "at once". */
const reachesTheChildAnyway = (/** @type {string} */ signal) =>
  signal === 'SIGINT' && process.stdin.isTTY === true

/**
 * Ends as the program ended, so that whoever started us sees no difference.
 * @param {{ status: number | null, signal: NodeJS.Signals | null }} end
 */
export function endAs({ status, signal }) {
  if (signal) process.kill(process.pid, signal)
  else process.exitCode = status ?? 1
}

/**
 * Runs the command line: in this process where it is the right Node, else in a new one.
 * @param {{ node: string, entry: string, args: readonly string[] }} program
 */
export async function runEntry({ node, entry, args }) {
  if (node !== process.execPath)
    return endAs(await handOver({ command: node, args: [entry, ...args] }))
  process.argv = [process.execPath, entry, ...args]
  await import(pathToFileURL(entry).href)
}
