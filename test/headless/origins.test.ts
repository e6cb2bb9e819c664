import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { requestOf, sendRaw, statusOf } from './raw.ts'
import { DATA, PAGE, type Served, serveFurnished } from './serving.ts'

const strangers: readonly (readonly [string, (port: number) => string])[] = [
  ['another site', () => 'https://evil.test'],
  ['the port beside', (port) => `http://127.0.0.1:${port + 1}`],
  ['no port', () => 'http://127.0.0.1'],
  ['the other scheme', (port) => `https://127.0.0.1:${port}`],
  ['a page in a frame or a file', () => 'null'],
  ['nothing', () => ''],
  ['upper case', (port) => `HTTP://LOCALHOST:${port}`],
  ['a trailing slash', (port) => `http://127.0.0.1:${port}/`],
  ['ours and theirs', (port) => `http://127.0.0.1:${port} https://evil.test`],
  ['a name that begins like ours', (port) => `http://127.0.0.1:${port}.evil.test`],
  ['an extension', () => 'chrome-extension://abcdefghijklmnop'],
]

const body = JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' })

async function callFrom({ port, enter }: Served, ...headers: string[]) {
  const own = [
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${await enter()}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  return sendRaw({ port }, requestOf('POST /call HTTP/1.1', ...own, ...headers), body)
}

test.each(strangers)('a call from %s is refused, even with a token', async (_, origin) => {
  const served = await serveFurnished()
  const answer = await callFrom(served, `Origin: ${origin(served.port)}`)
  expect(statusOf(answer)).toBe(403)
  expect(answer).not.toMatch(DATA)
  expect(answer).not.toMatch(/access-control/i)
})

test('a second origin does not hide behind ours', async () => {
  const served = await serveFurnished()
  const ours = `Origin: http://127.0.0.1:${served.port}`
  expect(statusOf(await callFrom(served, ours, 'Origin: https://evil.test'))).toBe(403)
  expect(statusOf(await callFrom(served, ours))).toBe(200)
})

test.each(['cross-site', 'same-site', 'anything'])(
  'what a browser calls %s is refused without an origin too',
  async (site) => {
    const served = await serveFurnished()
    expect(statusOf(await callFrom(served, `Sec-Fetch-Site: ${site}`))).toBe(403)
    expect(statusOf(await callFrom(served, 'Sec-Fetch-Site: same-origin'))).toBe(200)
  },
)

test('a link followed from elsewhere shows the page, and only as a page', async () => {
  const { port } = await serveFurnished()
  const visit = (mode: string, dest: string) =>
    sendRaw(
      { port },
      requestOf(
        'GET / HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Sec-Fetch-Site: cross-site',
        `Sec-Fetch-Mode: ${mode}`,
        `Sec-Fetch-Dest: ${dest}`,
      ),
    )
  expect(await visit('navigate', 'document')).toContain(PAGE)
  for (const [mode, dest] of [
    ['navigate', 'iframe'],
    ['no-cors', 'image'],
    ['cors', 'empty'],
    ['no-cors', 'script'],
  ] as const) {
    expect(statusOf(await visit(mode, dest))).toBe(403)
  }
})

type Handshake = { readonly origin?: string; readonly protocols?: string[]; readonly path?: string }

/** The status of the handshake; 101 where the line stands. */
async function shakeHands(
  { port }: Served,
  { origin, protocols = [], path = '/changes' }: Handshake,
) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, {
    ...(origin !== undefined && { origin }),
  })
  socket.on('error', () => {})
  const opened = once(socket, 'open').then(() => 101)
  const refused = once(socket, 'unexpected-response').then(
    ([, response]) => (response as { statusCode: number }).statusCode,
  )
  const status = await Promise.race([opened, refused])
  socket.terminate()
  return status
}

test('the socket of changes wants our origin and a token', async () => {
  const served = await serveFurnished()
  const { origin } = served
  const good = ['signalbox', `bearer.${await served.enter()}`]
  expect(await shakeHands(served, { origin, protocols: good })).toBe(101)
  expect(await shakeHands(served, { protocols: good })).toBe(403)
  for (const [, stranger] of strangers) {
    const given = { origin: stranger(served.port), protocols: good }
    expect(await shakeHands(served, given)).toBe(403)
  }
  for (const protocols of [
    [],
    ['signalbox'],
    [good[1]!],
    ['signalbox', 'bearer.'],
    ['signalbox', `bearer.${'A'.repeat(43)}`],
  ]) {
    expect(await shakeHands(served, { origin, protocols })).toBe(401)
  }
  expect(await shakeHands(served, { origin, protocols: good, path: '/call' })).toBe(404)
  const inUrl = `/changes?token=${good[1]!.slice('bearer.'.length)}`
  expect(await shakeHands(served, { origin, protocols: ['signalbox'], path: inUrl })).toBe(404)
})

test('a refused handshake leaves no half-open line behind', async () => {
  const { port } = await serveFurnished()
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const torn = once(socket, 'error')
  const head = [`Host: 127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket']
  socket.write(['GET /changes HTTP/1.1', ...head, '', ''].join('\r\n'))
  socket.resume()
  await once(socket, 'end')
  const knocking = setInterval(() => socket.write('still here'), 20)
  const [error] = (await torn) as [NodeJS.ErrnoException]
  clearInterval(knocking)
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code)
})
