import { spawn } from 'node:child_process'

/**
 * Runs a tool to its end with all it prints on standard error; answers its exit status, or
 * `undefined` where a signal ended it, such as ours when its time was over.
 * @param {{ command: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv,
 *   shell?: boolean, limitMs?: number }} tool
 * @returns {Promise<number | undefined>}
 */
export function runTool({ command, args, cwd, env = process.env, shell = false, limitMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 2, 2] })
    const timer = limitMs === undefined ? undefined : setTimeout(() => child.kill(), limitMs)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('exit', (status) => {
      clearTimeout(timer)
      resolve(status ?? undefined)
    })
  })
}
