import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import { strict } from './strict.ts'
import type { WebContentsStandIn } from './web-contents.ts'

type Handler = Parameters<IpcMain['handle']>[1]

export const handlers = new Map<string, Handler>()

export const ipcMain = strict('ipcMain', {
  handle: (channel, listener) => {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for ${channel}`)
    handlers.set(channel, listener)
  },
} satisfies Pick<IpcMain, 'handle'>)

export type Caller = {
  readonly sender: WebContentsStandIn
  readonly senderFrame: WebFrameMain | null
}

/** Calls as a page does; what it says and hears is cloned on the way. */
export async function invoke(
  { sender, senderFrame }: Caller,
  [channel, ...args]: readonly [string, ...unknown[]],
): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  const event: IpcMainInvokeEvent = {
    type: 'frame',
    frameId: 1,
    processId: 1,
    // The stand-in has the members that the program uses, and throws on any other.
    sender: sender as unknown as WebContents,
    senderFrame,
    defaultPrevented: false,
    preventDefault: () => {},
  }
  return structuredClone(await handler(event, ...structuredClone(args)))
}
