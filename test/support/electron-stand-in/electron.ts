/** What tests meet as the package `electron`. */
export { app } from './app.ts'
export { BrowserWindowStandIn as BrowserWindow } from './browser-window.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol } from './protocol.ts'
export { dialog, Menu, safeStorage, screen, session, shell } from './system.ts'
export { utilityProcess } from './utility-process.ts'
