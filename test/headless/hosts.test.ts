import { expect, test } from 'vitest'
import { requestOf, sendRaw, statusOf } from './raw.ts'
import { DATA, PAGE, type Served, serveFurnished } from './serving.ts'

type Forged = { readonly what: string; readonly hosts: (port: number) => readonly string[] }

const one = (what: string, host: (port: number) => string): Forged => ({
  what,
  hosts: (port) => [`Host: ${host(port)}`],
})

const forged: readonly Forged[] = [
  { what: 'no host', hosts: () => [] },
  { what: 'two hosts', hosts: (port) => [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`] },
  { what: 'ours, then theirs', hosts: (port) => [`Host: 127.0.0.1:${port}`, 'Host: evil.test'] },
  { what: 'theirs, then ours', hosts: (port) => ['Host: evil.test', `Host: 127.0.0.1:${port}`] },
  { what: 'two in one line', hosts: (port) => [`Host: 127.0.0.1:${port}, evil.test`] },
  { what: 'a folded line', hosts: (port) => [`Host: 127.0.0.1:${port}`, ' .evil.test'] },
  one('nothing', () => ''),
  one('another name', (port) => `evil.test:${port}`),
  one('a name that begins like ours', (port) => `localhost.evil.test:${port}`),
  one('a name that ends like ours', (port) => `evil-localhost:${port}`),
  one('a name below ours', (port) => `evil.localhost:${port}`),
  one('a trailing dot', (port) => `localhost.:${port}`),
  one('an address with a trailing dot', (port) => `127.0.0.1.:${port}`),
  one('upper case', (port) => `LOCALHOST:${port}`),
  one('a decimal address', (port) => `2130706433:${port}`),
  one('a hexadecimal address', (port) => `0x7f000001:${port}`),
  one('an octal address', (port) => `0177.0.0.1:${port}`),
  one('a short address', (port) => `127.1:${port}`),
  one('another loopback address', (port) => `127.0.0.2:${port}`),
  one('every address', (port) => `0.0.0.0:${port}`),
  one('every address of version 6', (port) => `[::]:${port}`),
  one('version 6 with a zone', (port) => `[::1%25lo]:${port}`),
  one('version 6 in full', (port) => `[0:0:0:0:0:0:0:1]:${port}`),
  one('a mapped address', (port) => `[::ffff:127.0.0.1]:${port}`),
  one('version 6 without brackets', (port) => `::1:${port}`),
  one('no port', () => '127.0.0.1'),
  one('an empty port', () => '127.0.0.1:'),
  one('port nought', () => '127.0.0.1:0'),
  one('the port beside', (port) => `127.0.0.1:${port + 1}`),
  one('a padded port', (port) => `127.0.0.1:0${port}`),
  one('port eighty', () => 'localhost:80'),
  one('a user', (port) => `kim@127.0.0.1:${port}`),
  one('a user that looks like us', (port) => `127.0.0.1:${port}@evil.test`),
  one('a scheme', (port) => `http://127.0.0.1:${port}`),
  one('a path', (port) => `127.0.0.1:${port}/`),
  one('a query', (port) => `127.0.0.1:${port}?`),
  one('a fragment', (port) => `127.0.0.1:${port}#evil.test`),
  one('an inner space', (port) => `127.0.0.1 :${port}`),
  one('an inner tab', (port) => `127.0.0.1:${port}\tevil.test`),
  one('a wide full stop', (port) => `127。0。0。1:${port}`),
  one('nul', (port) => `127.0.0.1:${port}\0.evil.test`),
  one('a wildcard', (port) => `*:${port}`),
]

const authorized = (token: string, length: number) => [
  `Authorization: Bearer ${token}`,
  'Content-Type: application/json',
  `Content-Length: ${length}`,
]
const body = JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' })

/** What an attacker gets who has everything but the host. */
async function ask({ port, enter }: Served, hosts: readonly string[]) {
  const token = await enter()
  const call = requestOf('POST /call HTTP/1.1', ...hosts, ...authorized(token, body.length))
  const page = requestOf('GET / HTTP/1.1', ...hosts)
  return Promise.all([sendRaw({ port }, call, body), sendRaw({ port }, page)])
}

test('there are at least twenty-five forged hosts', () => {
  expect(forged.length).toBeGreaterThanOrEqual(25)
})

test.each(forged)(
  '$what: refused before anything else, whatever token comes along',
  async (given) => {
    const served = await serveFurnished()
    for (const answer of await ask(served, given.hosts(served.port))) {
      expect([403, undefined]).toContain(statusOf(answer))
      expect(answer).not.toMatch(DATA)
      expect(answer).not.toContain(PAGE)
    }
  },
)

test('what is no header at all is cut off; everybody else hears that the host is not served', async () => {
  const served = await serveFurnished()
  const silent: string[] = []
  for (const { what, hosts } of forged) {
    const [answer] = await ask(served, hosts(served.port))
    if (statusOf(answer) === undefined) silent.push(what)
  }
  expect(silent).toEqual(['a folded line', 'nul'])
})

test.each([
  ['127.0.0.1', (port: number) => `127.0.0.1:${port}`],
  ['localhost', (port: number) => `localhost:${port}`],
  ['version 6', (port: number) => `[::1]:${port}`],
])('our own host, %s, is served', async (_, host) => {
  const served = await serveFurnished()
  const [call, page] = await ask(served, [`Host: ${host(served.port)}`])
  expect(statusOf(call)).toBe(200)
  expect(call).toMatch(DATA)
  expect(page).toContain(PAGE)
})

test.each([
  ['absolute, theirs', () => 'http://evil.test/'],
  ['absolute, ours', (port: number) => `http://127.0.0.1:${port}/`],
  ['without a scheme', () => '//evil.test/'],
  ['without a scheme, ours', (port: number) => `//127.0.0.1:${port}/call`],
  ['an asterisk', () => '*'],
  ['an authority', (port: number) => `127.0.0.1:${port}`],
])('a target that is %s is refused', async (_, target) => {
  const { port } = await serveFurnished()
  for (const method of ['GET', 'POST', 'OPTIONS', 'CONNECT']) {
    const first = `${method} ${target(port)} HTTP/1.1`
    const answer = await sendRaw({ port }, requestOf(first, `Host: 127.0.0.1:${port}`))
    expect([403, undefined]).toContain(statusOf(answer))
    expect(answer).not.toContain(PAGE)
  }
})

test('a backslash does not make another host or a fault', async () => {
  const { port, log } = await serveFurnished()
  for (const target of ['/\\evil.test', '/\\:99999999', '/\\\\evil.test/call', '/%']) {
    const answer = await sendRaw(
      { port },
      requestOf(`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`),
    )
    expect(statusOf(answer)).toBe(404)
  }
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})
