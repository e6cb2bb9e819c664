import { BrowserWindow, screen, type WebPreferences } from 'electron'
import { placeWindow, SMALLEST } from './place-window.ts'
import type { WindowStates } from './window-state.ts'

type Furnishing = {
  /** Under which the window's place is remembered. */
  readonly name: string
  readonly preload: string
  readonly packaged: boolean
  readonly states: WindowStates
}

const preferences = ({ preload, packaged }: Furnishing): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  devTools: !packaged,
})

/** The only place where windows are made: each is powerless, and opens where it last stood. */
export function createWindow(furnishing: Furnishing): BrowserWindow {
  const { name, states } = furnishing
  const remembered = states.find(name)
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const workAreas = displays.map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeWindow(remembered?.bounds, workAreas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Signalbox',
    show: false,
    webPreferences: preferences(furnishing),
  })
  window.once('ready-to-show', () => {
    if (remembered?.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    states.save(name, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
  return window
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
