import { app } from 'electron'
import { LINK_SCHEME } from './deep-link.ts'
import { startDesktop } from './desktop.ts'
import { registerScheme } from './protocol.ts'

if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  registerScheme()
  app.enableSandbox()
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  startDesktop()
}
