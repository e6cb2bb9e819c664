import { spawn } from 'node:child_process'

/**
 * Runs a tool to its end. `keep` holds what it prints back for later, because another runs beside it.
 * @param {{ command: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv,
 *   output: 'show' | 'keep' }} tool
 * @returns {Promise<{ status: number, printed: string }>}
 */
export function runTool({ command, args, cwd, env = process.env, output }) {
  return new Promise((resolve) => {
    const stdio = output === 'show' ? 'inherit' : 'pipe'
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', stdio, stdio] })
    let printed = ''
    const hear = (/** @type {Buffer} */ text) => {
      printed += text
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('error', (error) => resolve({ status: 1, printed: `${error}\n` }))
    child.on('close', (status) => resolve({ status: status ?? 1, printed }))
  })
}
