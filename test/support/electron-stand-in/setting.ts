import type { Display, SafeStorage } from 'electron'

export type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>

/** In which world the program finds itself; set before it starts. */
export const setting = {
  appPath: '',
  userData: '',
  packaged: false,
  firstInstance: true,
  encryption: true,
  backend: 'gnome_libsecret' as Backend,
  keyRotated: false,
  displays: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Display['workArea'][],
}
export type Setting = typeof setting
