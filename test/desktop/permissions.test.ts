import { readFileSync } from 'node:fs'
import type { PermissionRequest, Session, WebContents } from 'electron'
import { session } from 'electron'
import { beforeAll, expect, test } from 'vitest'
import { denyByDefault } from '../../electron/desktop/permissions.ts'
import { guards } from '../support/electron-stand-in/system.ts'

type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type Permission = Parameters<Check>[1]

const HOME = 'signalbox-app://app/'
const FOREIGN = [
  'https://evil.test/',
  'signalbox-app://evil/',
  'about:blank',
  'null',
  '',
  'file:///',
]
const GRANTED = ['clipboard-sanitized-write', 'notifications']

/** Every permission that Electron's own declarations name. */
function permissionsOf(handler: string): Permission[] {
  const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8')
  const line = types.split('\n').find((text) => text.includes(`    ${handler}(handler`)) ?? ''
  const [, union = ''] = /permission: ((?:'[\w-]+'(?: \| )?)+)/.exec(line) ?? []
  return [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name as Permission)
}
const checked = permissionsOf('setPermissionCheckHandler')
const asked = permissionsOf('setPermissionRequestHandler')

const noContents = null as unknown as WebContents

beforeAll(() => denyByDefault(session.defaultSession))

test('the declarations name many permissions', () => {
  expect(checked.length).toBeGreaterThan(30)
  expect(asked.length).toBeGreaterThan(30)
  expect([...checked]).toEqual(expect.arrayContaining(GRANTED))
})

const check = (permission: Permission, origin: string): boolean | undefined =>
  guards.check?.(null, permission, origin, { isMainFrame: true })

function ask(permission: Permission, requestingUrl: string): boolean | undefined {
  const answers: boolean[] = []
  const details: PermissionRequest = { isMainFrame: true, requestingUrl }
  guards.ask?.(noContents, permission, (granted) => answers.push(granted), details)
  expect(answers).toHaveLength(1)
  return answers[0]
}

test('our own page may copy and notify, and nothing else', () => {
  expect(checked.filter((permission) => check(permission, HOME)).sort()).toEqual(GRANTED)
  expect(asked.filter((permission) => ask(permission, HOME)).sort()).toEqual(GRANTED)
})

test.each(FOREIGN)('%j may do nothing', (address) => {
  expect(checked.map((permission) => check(permission, address))).not.toContain(true)
  expect(asked.map((permission) => ask(permission, address))).not.toContain(true)
})

test('no device is lent and no screen is captured', () => {
  expect(guards.device?.({ deviceType: 'usb', origin: HOME } as never)).toBe(false)
  const given: unknown[] = []
  guards.capture?.({} as never, (streams) => given.push(streams))
  expect(given).toEqual([null])
})
