import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, FromCore, FromHost } from '#shared/contract/wire.ts'
import { CALL, MESSAGE } from './channels.ts'

const listeners = new Set<(message: FromCore | FromHost) => void>()
let latest: FromCore | undefined

ipcRenderer.on(MESSAGE, (_event, message: FromCore | FromHost) => {
  if (message.kind === 'change') latest = { ...message, change: { ...message.change, topics: [] } }
  for (const listener of listeners) listener(message)
})

const signalbox: Bridge = {
  call: (message) => ipcRenderer.invoke(CALL, message),
  onChange(listener) {
    const own = (message: FromCore | FromHost): void => listener(message)
    listeners.add(own)
    if (latest) own(latest)
    return () => void listeners.delete(own)
  },
}

contextBridge.exposeInMainWorld('signalbox', signalbox)
