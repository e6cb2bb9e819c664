import type { MenuItemConstructorOptions } from 'electron'

type Setting = { readonly platform: NodeJS.Platform; readonly packaged: boolean }

/** The application menu; tools for developers only where the program runs from its sources. */
export function menuTemplate({ platform, packaged }: Setting): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const zoom: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const forDevelopers: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools' }]
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: '&View', submenu: [{ role: 'reload' }, ...zoom, ...forDevelopers] },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [{ role: 'about' }] },
  ]
}
