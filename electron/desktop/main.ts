import { app } from 'electron'
import { LINK_SCHEME } from './deep-link.ts'
import { startDesktop } from './desktop.ts'
import { registerScheme } from './protocol.ts'
import { workspaceAmong } from './workspace-argument.ts'

if (!app.requestSingleInstanceLock({ workspace: workspaceAmong(process.argv) })) {
  app.quit()
} else {
  registerScheme()
  app.enableSandbox()
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  startDesktop()
}
