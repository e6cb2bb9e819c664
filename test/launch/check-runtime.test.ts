import { expect, test } from 'vitest'
import { sentenceFor } from '../../electron/launch/check-native.mjs'
import { runtimeTrouble } from '../../electron/launch/check-runtime.mjs'
import { findNode24 } from '../../electron/launch/node24.mjs'

test.each(['v20.0.0', 'v20.20.2', 'v22.14.0', 'v24.21.0', 'v100.0.0'])(
  '%s can start',
  (version) => {
    expect(runtimeTrouble(version)).toBeUndefined()
  },
)

test.each(['v6.17.1', 'v18.20.4', 'v19.9.0'])('%s is told what to do', (version) => {
  expect(runtimeTrouble(version)).toMatch(new RegExp(`Node ${version}, which is too old: install`))
})

test('a Node that lacks the native interface is named', () => {
  const said = sentenceFor({ status: 41, signal: null, said: '', node: 'some-node' })
  expect(said).toMatch(/^some-node is too old .*Node-API 10.*install Node 24\.$/)
})

test('an old Node without the one among the packages says what to do', () => {
  const running = { version: 'v20.1.0', execPath: 'old-node', platform: 'linux' }
  expect(() => findNode24('nowhere', running)).toThrow(/npm ci.*install Node 24/)
  expect(findNode24('nowhere', { ...running, version: 'v25.0.0' })).toBe('old-node')
})
