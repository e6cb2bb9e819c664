import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSigner } from '#core/ledger/signer.ts'
import { chooseSecrets } from '../../electron/headless/choose-secrets.ts'
import { testPorts } from '../support/ports.ts'

const signerFrom = async (env: Record<string, string>) => {
  const secrets = await chooseSecrets({ path: '/nowhere/secrets.json', env })
  return openSigner(testPorts({ secrets }).ports)
}
const bare = () =>
  generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64')

test('a key from the environment is the same device at each start', async () => {
  const env = { SIGNALBOX_SECRET_DEVICE_KEY: bare() }
  const [first, second] = [await signerFrom(env), await signerFrom(env)]
  expect(first).toMatchObject({ protection: 'environment', device: second.device })
  expect(second.publicKey).toBe(first.publicKey)
  expect((await signerFrom({ SIGNALBOX_SECRET_DEVICE_KEY: bare() })).device).not.toBe(first.device)
})

test('a value that is no key is refused in a sentence', async () => {
  const opening = signerFrom({ SIGNALBOX_SECRET_DEVICE_KEY: 'abc' })
  await expect(opening).rejects.toThrow(/^The device key \(environment\) cannot be read: .*base64/)
})

test('another variable of the environment makes no key safe', async () => {
  expect((await signerFrom({ SIGNALBOX_SECRET_FOO: 'x' })).protection).toBe('process')
})
