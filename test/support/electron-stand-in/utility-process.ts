import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { UtilityProcess, utilityProcess as UtilityProcesses } from 'electron'
import { strict } from './strict.ts'

const PARENT_PORT = new URL('./parent-port.ts', import.meta.url).href

/** A real process of its own, that finds `process.parentPort` as Electron's would. */
export class UtilityProcessStandIn
  extends EventEmitter
  implements Pick<UtilityProcess, 'postMessage' | 'kill' | 'pid'>
{
  readonly child: ChildProcess

  constructor(modulePath: string, args: string[]) {
    super()
    this.child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', PARENT_PORT],
      execPath: fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url)),
    })
    this.child.on('spawn', () => this.emit('spawn'))
    this.child.on('message', (message) => this.emit('message', message))
    this.child.on('exit', (code, signal) => this.emit('exit', code ?? (signal ? 1 : 0)))
  }
  get pid(): number | undefined {
    return this.child.exitCode === null ? this.child.pid : undefined
  }
  postMessage(message: unknown): void {
    if (this.child.connected) this.child.send(message as object, () => {})
  }
  kill(): boolean {
    return this.child.kill()
  }
}

export const forked: UtilityProcessStandIn[] = []

export const utilityProcess = strict('utilityProcess', {
  fork: (modulePath, args = []) => {
    const made = strict('UtilityProcess', new UtilityProcessStandIn(modulePath, args))
    forked.push(made)
    // The stand-in has the members that the program uses, and throws on any other.
    return made as unknown as UtilityProcess
  },
} satisfies Pick<typeof UtilityProcesses, 'fork'>)
