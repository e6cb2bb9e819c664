import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { NotServed } from '../../electron/headless/serve-browser.ts'
import { coreInMemory } from '../transport/opened.ts'
import { serveCore } from './serving.ts'

const own = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address

const reaches = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
    const tell = (reached: boolean) => () => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', tell(true)).once('error', tell(false)).once('timeout', tell(false))
  })

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=wall.test', '-addext', 'subjectAltName=DNS:wall.test']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const files = ['-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
  return { key: readFileSync(key), cert: readFileSync(cert) }
}

type Secure = { readonly path: string; readonly body: object; readonly token?: string }
type Door = { readonly port: number; readonly ca: Buffer; readonly address: string }

const askSecurely = ({ port, ca, address }: Door, { path, body, token }: Secure) =>
  new Promise<string>((resolve, reject) => {
    const headers = {
      host: `wall.test:${port}`,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const to = { host: address, port, path, method: 'POST', ca, servername: 'wall.test', headers }
    const asking = request(to, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(text))
    })
    asking.on('error', reject).end(JSON.stringify(body))
  })

test.skipIf(!own)('it listens on loopback and on no other address', async () => {
  const { port } = await serveCore(await coreInMemory({ services: 0 }))
  expect(await reaches('127.0.0.1', port)).toBe(true)
  expect(await reaches(own!, port)).toBe(false)
})

test.each(['0.0.0.0', '::', '10.1.2.3', 'example.test', ''])(
  'it does not listen on %j without TLS',
  async (host) => {
    const given = await coreInMemory({ services: 0 })
    await expect(serveCore({ ...given, listen: { host } })).rejects.toThrow(NotServed)
  },
)

test('a further name needs TLS, because anybody may point a name at this machine', async () => {
  const given = await coreInMemory({ services: 0 })
  await expect(serveCore({ ...given, listen: { names: ['evil.test'] } })).rejects.toThrow(NotServed)
})

async function meOver(address: string): Promise<object> {
  const tls = certificate()
  const given = await coreInMemory({ services: 0 })
  const listen = { host: '0.0.0.0', names: ['wall.test'], tls }
  const { port, linkFor, origin } = await serveCore({ ...given, listen })
  expect(origin).toBe(`https://wall.test:${port}`)
  const door = { port, ca: tls.cert, address }
  const code = new URL(linkFor()).hash.slice('#code='.length)
  const { token } = JSON.parse(await askSecurely(door, { path: '/session', body: { code } }))
  const body = { name: 'workspace.status', input: {}, commandId: v7() }
  const answer = JSON.parse(await askSecurely(door, { path: '/call', body, token }))
  return answer.reply.value
}

test('with TLS it serves others; from this machine the account speaks', async () => {
  expect(await meOver('127.0.0.1')).toMatchObject({ me: { name: 'Kim', assurance: 'os' } })
})

test.skipIf(!own)('from another address nobody vouches: the person is declared', async () => {
  const status = await meOver(own!)
  expect(status).toMatchObject({ me: { name: 'Kim', assurance: 'declared' }, osUser: null })
})

test('over TLS plain HTTP gets nothing', async () => {
  const tls = certificate()
  const given = await coreInMemory({ services: 0 })
  const { port } = await serveCore({ ...given, listen: { tls } })
  const answer = fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
  await expect(answer).rejects.toThrow()
})
