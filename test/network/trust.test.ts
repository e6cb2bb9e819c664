import { expect, test, vi } from 'vitest'
import { networkFailure } from '../../electron/network/network-failure.ts'
import { openScene, strange, trusting } from './exchange-scene.ts'
import { pem, tlsHost } from './hosts.ts'

const client = { certificate: pem('client'), key: pem('client-key') }

test('an authority that was given is trusted, and only for whom it was given', async () => {
  const port = await tlsHost((_, response) => response.end('hello'))
  const { read, send } = openScene()
  for (const host of ['localhost', '127.0.0.1']) {
    expect(await read(`https://${host}:${port}/`)).toMatchObject({ text: 'hello' })
    await expect(send(`https://${host}:${port}/`, { trust: strange })).rejects.toMatchObject({
      trouble: 'untrusted',
      message: expect.stringContaining('“Signalbox Test Authority”'),
      fix: expect.stringContaining('give the certificate of that authority'),
    })
  }
})

test.each([
  ['other-name', 'for another name'],
  ['expired', 'not valid today'],
])('a certificate that is %s is refused, and says so', async (as, words) => {
  const port = await tlsHost((_, response) => response.end('hello'), { as })
  await expect(openScene().send(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({
    trouble: 'untrusted',
    message: expect.stringContaining(words),
    fix: expect.any(String),
  })
})

test('a variable of the environment does not turn the checking off', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  try {
    let heard = 0
    const port = await tlsHost((_, response) => {
      heard += 1
      response.end('hello')
    })
    await expect(
      openScene().send(`https://localhost:${port}/`, { trust: strange }),
    ).rejects.toMatchObject({ trouble: 'untrusted' })
    expect(heard).toBe(0)
  } finally {
    vi.unstubAllEnvs()
  }
})

test('a host that wants to know who comes is shown the client certificate', async () => {
  const port = await tlsHost((_, response) => response.end('hello'), { wants: 'clientCertificate' })
  const { read } = openScene()
  const shown = { ...trusting, clientCertificate: client }
  expect(await read(`https://localhost:${port}/`, { trust: shown })).toMatchObject({
    text: 'hello',
  })
  await expect(read(`https://localhost:${port}/`)).rejects.toMatchObject({ trouble: 'unreachable' })
})

test.each([
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client certificate'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'client certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'encrypted connection'],
  ['CERT_SIGNATURE_FAILURE', 'encrypted connection'],
])('%s is about a %s', (code, words) => {
  const failure = networkFailure(Object.assign(new Error(), { code }), { host: 'a.example' })
  expect(failure).toMatchObject({ trouble: 'untrusted', fix: expect.any(String) })
  expect(failure.message).toContain(words)
})

test('what is no certificate, or does not fit its key, is told before anybody is asked', async () => {
  const { send } = openScene()
  const unfit = { certificate: pem('client'), key: pem('server-key') }
  await expect(
    send('https://localhost:1/', { trust: { ...trusting, clientCertificate: unfit } }),
  ).rejects.toMatchObject({
    trouble: 'untrusted',
    message: expect.stringContaining('fit together'),
  })
  const broken = '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n'
  await expect(
    send('https://localhost:1/', { trust: { ...trusting, authorities: broken } }),
  ).rejects.toMatchObject({ trouble: 'untrusted', message: expect.stringContaining('PEM') })
})
