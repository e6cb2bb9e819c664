import { get } from 'node:http'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { addressOf, originOf } from '../../electron/headless/admit.ts'
import { NotServed } from '../../electron/headless/serve-browser.ts'
import { coreInMemory } from '../transport/opened.ts'
import { exchange, PAGE, serveCore } from './serving.ts'

test.each([
  [443, true, 'https://wall.test', ['wall.test', 'wall.test:443']],
  [80, false, 'http://wall.test', ['wall.test', 'wall.test:80']],
  [80, true, 'https://wall.test:80', ['wall.test:80']],
  [443, false, 'http://wall.test:443', ['wall.test:443']],
  [4823, true, 'https://wall.test:4823', ['wall.test:4823']],
])('port %d, secure: %s, is written as browsers write it', (port, secure, origin, hosts) => {
  const { hosts: served, origins } = addressOf(['Wall.test'], { port, secure })
  expect([...served]).toEqual(hosts)
  expect([...origins]).toEqual([origin])
  expect(originOf('Wall.test', { port, secure })).toBe(origin)
})

const mayListenAt80 = await new Promise<boolean>((resolve) => {
  const server = createServer()
    .once('error', () => resolve(false))
    .listen(80, '127.0.0.1', () => server.close(() => resolve(true)))
})

const asBrowser = (host: string, port: number) =>
  new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/', headers: { host } }, (response) => {
      let text = String(response.statusCode)
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })

test.skipIf(!mayListenAt80)('at port 80 a browser is served, which does not name it', async () => {
  const { origin, linkFor } = await serveCore({
    ...(await coreInMemory({ services: 0 })),
    listen: { port: 80 },
  })
  expect(origin).toBe('http://127.0.0.1')
  for (const host of ['127.0.0.1', 'localhost', 'localhost:80']) {
    expect(await asBrowser(host, 80)).toBe(`200${PAGE}`)
  }
  expect(await asBrowser('localhost:81', 80)).toMatch(/^403/)
  const code = new URL(linkFor()).hash.slice('#code='.length)
  const body = JSON.stringify({ code })
  const entered = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body })
  expect(entered.status).toBe(200)
})

test('the loopback of version 4 within version 6 is reached by the link that it gives', async () => {
  const given = await coreInMemory({ services: 0 })
  const { origin, port, linkFor } = await serveCore({
    ...given,
    listen: { host: '::ffff:127.0.0.1' },
  })
  const link = new URL(linkFor())
  expect(link.origin).toBe(`http://127.0.0.1:${port}`)
  expect(await (await fetch(link.origin)).text()).toBe(PAGE)
  expect((await exchange(origin, link.hash.slice('#code='.length))).status).toBe(200)
})

test.each(['wall test', 'wall.test/x', 'kim@wall.test', 'wall.test:8443', 'wall.test?', ''])(
  'the name %j is refused beforehand',
  async (name) => {
    const given = await coreInMemory({ services: 0 })
    const tls = { cert: Buffer.from(''), key: Buffer.from('') }
    await expect(serveCore({ ...given, listen: { names: [name], tls } })).rejects.toThrow(NotServed)
  },
)
