import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOfPath, isOnFiles } from '#shared/domain/sync/address-of-path.ts'
import { SourceAddress } from '#shared/vocabulary/source.ts'

const signs = fc.constantFrom(...'abz09 #?%&+;:@=~!"\'é日\\-_.')
const part = fc
  .string({ unit: signs, minLength: 1, maxLength: 8 })
  .map((one) => one.trim())
  .filter((one) => !/^\.*$/.test(one))

test('the address of a path leads to that very path', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const path = `/${parts.join('/')}`
      const address = addressOfPath(path)
      expect(isOnFiles(address)).toBe(true)
      expect(fileURLToPath(address, { windows: false })).toBe(path)
    }),
  )
})

test('so does that of a path on Windows', () => {
  const plain = part.map((one) => one.replaceAll(/[\\:?"*<>|]/g, '_'))
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), (parts) => {
      const path = `C:\\${parts.join('\\')}`
      expect(fileURLToPath(addressOfPath(path), { windows: true })).toBe(path)
    }),
  )
})

test.each([
  ['/srv/catalogue', 'file:///srv/catalogue'],
  [' /srv/our catalogue/#1 ', 'file:///srv/our%20catalogue/%231'],
  ['C:\\catalogue\\all.yaml', 'file:///C:/catalogue/all.yaml'],
  ['"d:/cat alogue"', 'file:///d:/cat%20alogue'],
  ['\\\\nas\\shared\\services.csv', 'file://nas/shared/services.csv'],
  ['file:///srv/a.yaml', 'file:///srv/a.yaml'],
  ['https://git.example/a.yaml', 'https://git.example/a.yaml'],
  ['//git.example/a.yaml', '//git.example/a.yaml'],
  ['catalogue', 'catalogue'],
  ['~/catalogue', '~/catalogue'],
  ['', ''],
])('%j becomes %j', (said, address) => {
  expect(addressOfPath(said)).toBe(address)
  expect(addressOfPath(address)).toBe(address)
  if (/^(file|https):/.test(address)) expect(SourceAddress.safeParse(address).success).toBe(true)
})

test('what is no path is left as it is, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (said) => {
      const address = addressOfPath(said)
      if (!isOnFiles(address)) expect(said).toContain(address)
    }),
  )
  expect(addressOfPath('/a\ud800')).toBe('/a\ud800')
})
