import type {
  Dialog,
  Display,
  MenuItemConstructorOptions,
  SafeStorage,
  Screen,
  Session,
  Shell,
} from 'electron'
import { setting } from './setting.ts'
import { strict } from './strict.ts'

type Ask = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type Device = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>
type Capture = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>

/** What the program has set for its pages. */
export const guards: {
  ask?: Ask | null
  check?: Check | null
  device?: Device | null
  capture?: Capture | null
} = {}

const defaultSession = strict('session', {
  setPermissionRequestHandler: (handler) => void Object.assign(guards, { ask: handler }),
  setPermissionCheckHandler: (handler) => void Object.assign(guards, { check: handler }),
  setDevicePermissionHandler: (handler) => void Object.assign(guards, { device: handler }),
  setDisplayMediaRequestHandler: (handler) => void Object.assign(guards, { capture: handler }),
} satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>)

export const session = strict('session', { defaultSession })

export const opened: string[] = []
export const shell = strict('shell', {
  openExternal: async (address) => void opened.push(address),
} satisfies Pick<Shell, 'openExternal'>)

export const dialog = strict('dialog', {
  showErrorBox: () => {},
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
} satisfies Pick<Dialog, 'showErrorBox' | 'showMessageBox'>)

const display = (workArea: Display['workArea']) => ({ workArea }) as Display
export const screen = strict('screen', {
  getPrimaryDisplay: () => display(setting.displays[0] ?? { x: 0, y: 0, width: 800, height: 600 }),
  getAllDisplays: () => setting.displays.map(display),
} satisfies Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays'>)

export const menus: { application?: unknown } = {}
export const Menu = strict('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({ template }),
  setApplicationMenu: (menu: unknown) => void Object.assign(menus, { application: menu }),
})

const scrambled = (text: string): Buffer =>
  Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a) as Buffer

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => setting.encryption,
  getSelectedStorageBackend: () => setting.backend,
  encryptStringAsync: async (text) => Buffer.concat([Buffer.from('v1'), scrambled(text)]),
  decryptStringAsync: async (encrypted) => {
    if (encrypted.subarray(0, 2).toString() !== 'v1') throw new Error('Decryption failed')
    const result = Buffer.from(encrypted.subarray(2).map((byte) => byte ^ 0x5a)).toString('utf8')
    return { result, shouldReEncrypt: setting.keyRotated }
  },
} satisfies Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>)
