import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

type Config = { readonly electronFuses: object; readonly files: readonly string[] }
const config = () => parse(readFileSync('electron-builder.yml', 'utf8')) as Config
const schema = JSON.parse(readFileSync('node_modules/app-builder-lib/scheme.json', 'utf8'))
const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema)

test("electron-builder's own schema accepts the configuration", () => {
  isValid(config())
  expect(isValid.errors).toBeNull()
})

test.each([
  ['a misspelt fuse', { electronFuses: { runAsNod: false } }],
  ['a fuse of the wrong type', { electronFuses: { runAsNode: 'no' } }],
  ['a misspelt section', { electronFuse: {} }],
  ['an unknown target setting', { linux: { targets: ['deb'] } }],
])('%s is refused', (_, planted) => {
  expect(isValid({ ...config(), ...planted })).toBe(false)
})

test('every fuse that electron-builder knows is set as it should be', () => {
  const known = Object.keys(schema.definitions.FuseOptionsV1.properties)
  const fuses = config().electronFuses
  expect(fuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
  })
  const signing = 'resetAdHocDarwinSignature'
  expect(known.filter((name) => name !== signing).sort()).toEqual(Object.keys(fuses).sort())
})

test('the package holds what was built, unpacks native modules, and publishes nothing', () => {
  expect(config()).toMatchObject({
    appId: 'app.signalbox.desktop',
    asar: true,
    asarUnpack: ['**/*.node'],
    publish: null,
    protocols: [{ schemes: ['signalbox'] }],
  })
  expect(config().files.filter((pattern) => !pattern.startsWith('!'))).toEqual(['dist/**'])
  expect(Object.keys(config())).toEqual(expect.arrayContaining(['linux', 'mac', 'win']))
})
