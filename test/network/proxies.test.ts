import { expect, test } from 'vitest'
import { proxyFor } from '../../electron/network/proxy-for.ts'
import { openScene, strange, trusting } from './exchange-scene.ts'
import { pem, plainHost, proxyHost, tlsHost } from './hosts.ts'

const behind = (port: number, who = 'user:pass%20word@') => ({
  HTTPS_PROXY: `http://${who}127.0.0.1:${port}`,
  http_proxy: `http://${who}127.0.0.1:${port}`,
})

test('a proxy that wants a password makes way, and never sees what is said', async () => {
  const seen: unknown[] = []
  const port = await tlsHost(({ headers }, response) => {
    seen.push(headers['proxy-authorization'], headers['private-token'])
    response.end('through')
  })
  const proxy = await proxyHost(port)
  const { read } = openScene(behind(proxy.port))
  const headers = { 'private-token': 'secret' }
  expect(await read('https://git.example.test/', { headers })).toMatchObject({ text: 'through' })
  expect(proxy.asked).toEqual(['CONNECT git.example.test:443'])
  expect(seen).toEqual([undefined, 'secret'])
})

test('a proxy that is not shown the password says so in words, and names nobody’s password', async () => {
  const proxy = await proxyHost(1)
  for (const who of ['', 'user:wrong@']) {
    const { send } = openScene(behind(proxy.port, who))
    await expect(send('https://git.example.test/')).rejects.toMatchObject({
      trouble: 'unreachable',
      message: `The proxy 127.0.0.1:${proxy.port} wants a user name and password.`,
      fix: expect.stringContaining('HTTPS_PROXY'),
    })
  }
})

test('plain HTTP is asked of the proxy itself', async () => {
  const proxy = await proxyHost(1)
  const { read } = openScene(behind(proxy.port))
  expect(await read('http://git.example.test/x')).toMatchObject({ text: 'forwarded' })
  expect(proxy.asked).toEqual(['GET http://git.example.test/x'])
})

test('a proxy that looks inside is named, and believed once its authority is given', async () => {
  const inspecting = await tlsHost((_, response) => response.end('inspected'), { as: 'inspected' })
  const proxy = await proxyHost(inspecting)
  const { read, send } = openScene(behind(proxy.port))
  for (const trust of [trusting, strange]) {
    await expect(send('https://git.example.test/', { trust })).rejects.toMatchObject({
      trouble: 'untrusted',
      message: expect.stringContaining('“Inspecting Proxy Authority”'),
      fix: expect.stringContaining('inspecting proxy'),
    })
  }
  const trust = { ...trusting, authorities: pem('inspector') }
  expect(await read('https://git.example.test/', { trust })).toMatchObject({ text: 'inspected' })
})

test('a proxy that is not there, or is written badly, is told', async () => {
  const { send } = openScene({ https_proxy: 'http://127.0.0.1:1' })
  await expect(send('https://git.example.test/')).rejects.toMatchObject({
    trouble: 'unreachable',
    message: expect.stringContaining('127.0.0.1:1'),
  })
  await expect(
    openScene({ https_proxy: 'socks5://proxy' }).send('https://git.example.test/'),
  ).rejects.toMatchObject({ trouble: 'unreachable', fix: expect.stringContaining('HTTPS_PROXY') })
})

test('this machine is asked without a proxy, and so is whom the environment spares', async () => {
  const port = await plainHost((_, response) => response.end('straight'))
  const { read } = openScene(behind(1))
  expect(await read(`http://localhost:${port}/`)).toMatchObject({ text: 'straight' })
})

test.each([
  ['https://a.example/', '', true],
  ['https://a.example/', 'b.example', true],
  ['https://a.example/', 'a.example', false],
  ['https://x.a.example/', 'a.example', false],
  ['https://x.a.example/', '.a.example', false],
  ['https://a.example/', '*.a.example', true],
  ['https://xa.example/', 'a.example', true],
  ['https://A.example./', 'b, a.EXAMPLE', false],
  ['https://a.example:8443/', 'a.example:8443', false],
  ['https://a.example/', 'a.example:8443', true],
  ['https://a.example/', '*', false],
  ['https://[2606::1]/', '2606::1', false],
  ['https://[2606::1]/', '[2606::1]:443', false],
])('%s with NO_PROXY=%s goes through the proxy: %s', (url, spared, through) => {
  const environment = { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: spared }
  expect(proxyFor(new URL(url), environment)?.host).toBe(through ? 'proxy.example:3128' : undefined)
})
