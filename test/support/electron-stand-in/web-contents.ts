import { EventEmitter } from 'node:events'
import type { HandlerDetails, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron'
import { fetchPage } from './protocol.ts'
import { preventable, strict } from './strict.ts'

type Members = 'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'loadURL' | 'getURL' | 'reload'
type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

export type FrameStandIn = Pick<WebFrameMain, 'url' | 'detached' | 'parent'>
export const frame = (fields: FrameStandIn): WebFrameMain =>
  strict('webFrameMain', { ...fields }) as WebFrameMain

/** A page that stands in a window: what its preload hears from the main process. */
export type Page = { hear(channel: string, message: unknown): void }

export class WebContentsStandIn extends EventEmitter implements Pick<WebContents, Members> {
  mainFrame = frame({ url: '', detached: false, parent: null })
  windowOpenHandler: OpenHandler | undefined
  destroyed = false
  page: Page | undefined
  openPage: (contents: WebContentsStandIn) => Page | undefined = () => undefined

  isDestroyed(): boolean {
    return this.destroyed
  }
  getURL(): string {
    return this.mainFrame.url
  }
  send(channel: string, ...args: readonly unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    this.page?.hear(channel, structuredClone(args[0]))
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.windowOpenHandler = handler
  }
  reload(): void {
    void this.#load(this.getURL())
  }
  async loadURL(address: string): Promise<void> {
    const [before] = this.getURL().split('#')
    if (before && before === address.split('#')[0]) {
      this.mainFrame = frame({ url: address, detached: false, parent: null })
      this.emit('did-navigate-in-page', preventable({}), address, true)
      return
    }
    await this.#load(address)
  }
  destroy(): void {
    this.destroyed = true
    this.page = undefined
    this.emit('destroyed')
  }
  async #load(address: string): Promise<void> {
    const { status } = await fetchPage(address)
    if (this.destroyed) return
    this.mainFrame = frame({ url: address, detached: false, parent: null })
    this.emit('did-navigate', preventable({}), address, status, '')
    this.page = this.openPage(this)
    this.emit('dom-ready', preventable({}))
    this.emit('did-finish-load')
  }
}
