import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSafeStorage } from '../../electron/desktop/safe-storage.ts'
import { setting } from '../support/electron-stand-in/setting.ts'
import { journal } from '../support/electron-stand-in/strict.ts'

const SECRET = 'canary-5f2e9a'
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-secrets-'))
  file = join(folder, 'workspace', 'secrets.safe.json')
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'linux' } }))
  Object.assign(setting, { encryption: true, backend: 'gnome_libsecret', keyRotated: false })
  journal.length = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
  rmSync(folder, { recursive: true })
})

test('a secret comes back after a new start, and lies encrypted in a file of this account only', async () => {
  const secrets = await openSafeStorage(file)
  expect(secrets.protection).toBe('keychain')
  await Promise.all([secrets.write('key', SECRET), secrets.write('other', 'b')])

  const again = await openSafeStorage(file)
  expect(await again.read('key')).toBe(SECRET)
  expect(await again.read('other')).toBe('b')
  expect(await again.read('unknown')).toBeUndefined()
  expect(readFileSync(file, 'utf8')).not.toContain(SECRET)
  expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(SECRET).toString('base64'))
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a secret that is forgotten is gone from the file, and the others stay', async () => {
  const secrets = await openSafeStorage(file)
  await secrets.forget('key')
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
  await Promise.all([secrets.write('key', SECRET), secrets.write('other', 'b')])
  await secrets.forget('key')
  expect(await secrets.read('key')).toBeUndefined()
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['other'])
})

test.each([
  ['the password that everybody knows', { backend: 'basic_text' }],
  ['an unknown store', { backend: 'unknown' }],
  ['no store at all', { encryption: false }],
] as const)('%s is no protection: nothing is written down', async (_, world) => {
  Object.assign(setting, world)
  const secrets = await openSafeStorage(file)
  expect(secrets.protection).toBe('process')
  await secrets.write('key', SECRET)
  expect(await secrets.read('key')).toBe(SECRET)
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
  expect(await (await openSafeStorage(file)).read('key')).toBeUndefined()
  await secrets.forget('key')
  expect(await secrets.read('key')).toBeUndefined()
})

test('elsewhere than on Linux there is no backend to ask for', async () => {
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'darwin' } }))
  Object.assign(setting, { backend: 'unknown' })
  expect((await openSafeStorage(file)).protection).toBe('keychain')
})

test('when the key was rotated, what is read is encrypted anew', async () => {
  const secrets = await openSafeStorage(file)
  await secrets.write('key', SECRET)
  setting.keyRotated = true
  expect(await secrets.read('key')).toBe(SECRET)
  expect(journal.filter(({ what }) => what === 'safeStorage.encryptStringAsync')).toHaveLength(2)
})

test('only the asynchronous half of safeStorage is used', async () => {
  const secrets = await openSafeStorage(file)
  await secrets.write('key', SECRET)
  await secrets.read('key')
  const used = new Set(journal.map(({ what }) => what))
  expect([...used].sort()).toEqual([
    'safeStorage.decryptStringAsync',
    'safeStorage.encryptStringAsync',
    'safeStorage.getSelectedStorageBackend',
    'safeStorage.isAsyncEncryptionAvailable',
  ])
})

test('a keychain that no longer opens a secret is an error, never an absent secret', async () => {
  const secrets = await openSafeStorage(file)
  await secrets.write('key', SECRET)
  const foreign = { key: Buffer.from(`x0${SECRET}`).toString('base64') }
  writeFileSync(file, JSON.stringify(foreign))
  await expect(secrets.read('key')).rejects.toThrow('keychain no longer opens')
  writeFileSync(file, '{')
  await expect(secrets.read('key')).rejects.toThrow('cannot be read')
  await expect(secrets.write('key', 'new')).rejects.toThrow('cannot be read')
})
