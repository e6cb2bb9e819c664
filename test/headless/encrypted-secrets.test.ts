import { createCipheriv, scryptSync } from 'node:crypto'
import { mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseSecrets } from '../../electron/headless/choose-secrets.ts'
import { openEncryptedSecrets, WrongSecretKey } from '../../electron/headless/encrypted-secrets.ts'
import { temporaryFolder } from '../transport/opened.ts'

const KEY = Buffer.from('correct horse battery staple')
const SECRET = 'canary-2c8e-a-secret-nobody-may-find'

async function sealed() {
  const path = join(temporaryFolder(), 'secrets.json')
  const open = (key = KEY) => openEncryptedSecrets({ path, key, protection: 'passphrase' })
  const secrets = await open()
  await secrets.write('device key', SECRET)
  return { path, open, file: () => JSON.parse(readFileSync(path, 'utf8')) }
}

test('a secret comes back under its key, and the file does not show it', async () => {
  const { path, open } = await sealed()
  expect(await (await open()).read('device key')).toBe(SECRET)
  expect(await (await open()).read('something else')).toBeUndefined()
  const file = readFileSync(path, 'utf8')
  expect(file).not.toContain(SECRET)
  expect(file).not.toContain('device key')
  expect(file).not.toContain(Buffer.from(SECRET).toString('base64'))
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
})

test('secrets that are written at once are all kept, and one that is forgotten is gone', async () => {
  const { open } = await sealed()
  const secrets = await open()
  const names = ['source/1', 'source/2', 'source/3', '__proto__']
  await Promise.all(names.map((name) => secrets.write(name, `of ${name}`)))
  await Promise.all([secrets.forget('source/2'), secrets.forget('never written')])
  const again = await open()
  expect(await Promise.all(names.map((name) => again.read(name)))).toEqual([
    'of source/1',
    undefined,
    'of source/3',
    'of __proto__',
  ])
  expect(await again.read('device key')).toBe(SECRET)
})

test('what could not be saved was not kept, and the next one is', async () => {
  const { path, open } = await sealed()
  const secrets = await open()
  mkdirSync(`${path}.new`)
  await expect(secrets.write('source/1', 'x')).rejects.toThrow(/EISDIR/)
  expect(await secrets.read('source/1')).toBeUndefined()
  rmdirSync(`${path}.new`)
  await secrets.write('source/2', 'y')
  expect(await (await open()).read('source/1')).toBeUndefined()
  expect(await (await open()).read('source/2')).toBe('y')
})

test.each(['', 'correct horse battery stapl', 'correct horse battery staple '])(
  'the key %j is refused',
  async (key) => {
    const { open } = await sealed()
    await expect(open(Buffer.from(key))).rejects.toThrow(WrongSecretKey)
  },
)

const flipped = (text: string, at: number) => {
  const bytes = Buffer.from(text, 'base64')
  bytes[at % bytes.length]! ^= 1
  return bytes.toString('base64')
}

test('every part of the file is noticed when it changes', async () => {
  const { path, open, file } = await sealed()
  const good = file()
  for (const part of ['salt', 'iv', 'tag', 'text']) {
    for (const at of [0, 7]) {
      writeFileSync(path, JSON.stringify({ ...good, [part]: flipped(good[part], at) }))
      await expect(open(), part).rejects.toThrow(WrongSecretKey)
    }
    writeFileSync(path, JSON.stringify({ ...good, [part]: '' }))
    await expect(open(), part).rejects.toThrow(WrongSecretKey)
  }
  for (const cost of [0, 1, 3, 2 ** 15, 2 ** 30, -1, 'x', null]) {
    writeFileSync(path, JSON.stringify({ ...good, cost }))
    await expect(open(), String(cost)).rejects.toThrow(WrongSecretKey)
  }
  for (const text of ['', '{', 'null', '[]', '"x"', '{}']) {
    writeFileSync(path, text)
    await expect(open(), text).rejects.toThrow(WrongSecretKey)
  }
  writeFileSync(path, JSON.stringify(good))
  expect(await (await open()).read('device key')).toBe(SECRET)
})

test('a tag of four bytes, which could be guessed, is no tag', async () => {
  const { path, open, file } = await sealed()
  const { salt, iv, cost } = file()
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const derived = scryptSync(KEY, bytes(salt), 32, { N: cost, r: 8, p: 1, maxmem: 2 ** 28 })
  const short = { authTagLength: 4 }
  const cipher = createCipheriv('aes-256-gcm', derived, bytes(iv), short)
  const text = Buffer.concat([cipher.update('{"device key":"forged"}'), cipher.final()])
  const forged = {
    ...file(),
    text: text.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
  writeFileSync(path, JSON.stringify(forged))
  await expect(open()).rejects.toThrow(WrongSecretKey)
})

test('without a safe place nothing is kept', async () => {
  const path = join(temporaryFolder(), 'secrets.json')
  const secrets = await chooseSecrets({ path, env: {} })
  expect(secrets.protection).toBe('process')
  await secrets.write('device key', SECRET)
  expect(() => statSync(path)).toThrow(/ENOENT/)
  const again = await chooseSecrets({ path, env: {} })
  expect(await again.read('device key')).toBeUndefined()
})

test('the safest place that is offered is taken', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'secrets.json')
  const keyFile = join(folder, 'key')
  const passphrase = { SIGNALBOX_PASSPHRASE: 'correct horse' }
  const variable = { SIGNALBOX_SECRET_DEVICE_KEY: SECRET }
  const byFile = await chooseSecrets({ path, env: { ...passphrase, ...variable }, keyFile })
  expect(byFile.protection).toBe('keyFile')
  expect((statSync(keyFile).mode & 0o777).toString(8)).toBe('600')
  const words = await chooseSecrets({ path, env: { ...passphrase, ...variable } })
  expect(words.protection).toBe('passphrase')
  const given = await chooseSecrets({ path, env: variable })
  expect(given.protection).toBe('environment')
  expect(await given.read('device key')).toBe(SECRET)
  await expect(given.write('device key', 'x')).rejects.toThrow(/SIGNALBOX_SECRET_DEVICE_KEY/)
  await expect(given.write('source/0193-ab/key', 'x')).rejects.toThrow(
    /SIGNALBOX_SECRET_SOURCE_0193_AB_KEY /,
  )
  await given.forget('device key')
  expect(await given.read('device key')).toBe(SECRET)
  writeFileSync(keyFile, 'short')
  await expect(chooseSecrets({ path, env: {}, keyFile })).rejects.toThrow(/too short/)
})
