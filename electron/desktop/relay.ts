import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { CALL, MESSAGE } from '../preload/channels.ts'
import { isOwnPage } from './own-page.ts'
import type { PageMenus } from './page-menus.ts'
import { type Connect, createWindowClient } from './window-client.ts'

/** Carries what our windows ask to the core, and what the core says to our windows. */
export function createRelay(connect: Connect, menus?: PageMenus) {
  const clients = new Map<WebContents, ReturnType<typeof createWindowClient>>()

  answerOwnPages(CALL, (sender, message) =>
    menus?.hear(sender, message) ? undefined : clients.get(sender)?.ask(message),
  )

  return {
    /** Only windows that were attached may call. */
    attach(contents: WebContents): void {
      const client = createWindowClient({
        connect,
        post: (message) => {
          if (!contents.isDestroyed()) contents.send(MESSAGE, message)
        },
      })
      clients.set(contents, client)
      contents.on('did-navigate', client.leave)
      contents.on('dom-ready', client.join)
      contents.on('render-process-gone', client.leave)
      contents.once('destroyed', () => {
        clients.delete(contents)
        menus?.forget(contents)
        client.leave()
      })
    },
  }

  /** The only place that listens to pages: the top frame of an attached window, on our own page. */
  function answerOwnPages(
    channel: string,
    answer: (sender: WebContents, message: unknown) => unknown,
  ): void {
    ipcMain.handle(channel, (event, message: unknown) => {
      if (!clients.has(event.sender) || !isOwnTopFrame(event)) {
        throw new Error('Whoever called may not call.')
      }
      return answer(event.sender, message)
    })
  }
}
export type Relay = ReturnType<typeof createRelay>

function isOwnTopFrame({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  if (sender.isDestroyed() || senderFrame === null || senderFrame.detached) return false
  return senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)
}
