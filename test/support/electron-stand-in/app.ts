import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { setting } from './setting.ts'
import { note, preventable, strict } from './strict.ts'
import { windows } from './windows.ts'

type Members =
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'isPackaged'
  | 'getPath'
  | 'getAppPath'
  | 'getVersion'
  | 'enableSandbox'
  | 'setAsDefaultProtocolClient'
  | 'whenReady'

class AppStandIn extends EventEmitter implements Pick<App, Members> {
  quitting = false
  exitCode: number | undefined
  #ready = Promise.withResolvers<void>()

  get isPackaged(): boolean {
    return setting.packaged
  }
  requestSingleInstanceLock(): boolean {
    return setting.firstInstance
  }
  enableSandbox(): void {}
  setAsDefaultProtocolClient(): boolean {
    return true
  }
  getVersion(): string {
    return '0.1.0'
  }
  getAppPath(): string {
    return setting.appPath
  }
  getPath(name: Parameters<App['getPath']>[0]): string {
    if (name !== 'userData') throw new Error(`The stand-in knows no path ${name}.`)
    return setting.userData
  }
  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  becomeReady(): void {
    note('app: ready')
    this.emit('ready')
    this.#ready.resolve()
  }
  quit(): void {
    this.quitting = true
    if (this.#isHeldBack('before-quit')) return
    for (const window of [...windows]) window.close()
    if (this.#isHeldBack('will-quit')) return
    this.exit(0)
  }
  exit(code = 0): void {
    if (this.exitCode !== undefined) return
    this.exitCode = code
    note('app: exit', code)
    this.emit('quit', preventable({}), code)
  }
  #isHeldBack(name: string): boolean {
    const event = preventable({})
    note(`app: ${name}`)
    this.emit(name, event)
    return event.defaultPrevented
  }
}

export const app = strict('app', new AppStandIn())

windows.whenLastCloses(() => {
  if (!app.quitting) app.emit('window-all-closed')
})
windows.whenContentsAppear((contents) =>
  app.emit('web-contents-created', preventable({}), contents),
)
