import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { note, preventable, strict } from './strict.ts'
import { WebContentsStandIn } from './web-contents.ts'
import { windows } from './windows.ts'

type Members =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'close'

export class BrowserWindowStandIn extends EventEmitter implements Pick<BrowserWindow, Members> {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: WebContentsStandIn
  minimized = false
  maximized = false
  bounds: Rectangle

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    note('new BrowserWindow', options)
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.options = options
    this.bounds = { x, y, width, height }
    this.webContents = strict('webContents', new WebContentsStandIn())
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    const guarded = strict('BrowserWindow', this)
    windows.add(guarded)
    windows.announce(this.webContents)
    // Whoever makes a window gets the guarded one.
    // biome-ignore lint/correctness/noConstructorReturn: a guarded window is still this window
    return guarded
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address)
  }
  show(): void {}
  focus(): void {}
  restore(): void {
    this.minimized = false
  }
  maximize(): void {
    this.maximized = true
  }
  isMinimized(): boolean {
    return this.minimized
  }
  isMaximized(): boolean {
    return this.maximized
  }
  isDestroyed(): boolean {
    return this.webContents.destroyed
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  close(): void {
    if (this.isDestroyed()) return
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.webContents.destroy()
    this.emit('closed')
    for (const window of windows)
      if (window.webContents === this.webContents) windows.delete(window)
  }
}
