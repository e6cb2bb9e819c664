import { expect, test } from 'vitest'
import { MESSAGE_LIMIT } from '#shared/contract/wire.ts'
import { requestOf, sendRaw, statusOf } from './raw.ts'
import { DATA, type Served, serveFurnished } from './serving.ts'

const headersOf = async ({ port, enter }: Served, type = 'application/json') => [
  `Host: 127.0.0.1:${port}`,
  `Authorization: Bearer ${await enter()}`,
  `Content-Type: ${type}`,
]

const padded = (bytes: number) => {
  const frame = JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' })
  return frame + ' '.repeat(bytes - frame.length)
}

async function send(served: Served, body: string | Buffer, type?: string) {
  const headers = await headersOf(served, type)
  const length = `Content-Length: ${Buffer.byteLength(body)}`
  return sendRaw(served, requestOf('POST /call HTTP/1.1', ...headers, length), body)
}

async function sendChunked(served: Served, pieces: readonly string[]) {
  const headers = await headersOf(served)
  const head = requestOf('POST /call HTTP/1.1', ...headers, 'Transfer-Encoding: chunked')
  const chunks = pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
  return sendRaw(served, head, ...chunks, '0\r\n\r\n')
}

test('a body of one megabyte is taken, one byte more is not', async () => {
  const served = await serveFurnished()
  expect(MESSAGE_LIMIT).toBe(1024 * 1024)
  const most = await send(served, padded(MESSAGE_LIMIT))
  expect(statusOf(most)).toBe(200)
  expect(most).toMatch(DATA)
  expect(statusOf(await send(served, padded(MESSAGE_LIMIT + 1)))).toBe(413)
})

test('a body that only says that it is large is refused before it comes', async () => {
  const served = await serveFurnished()
  const headers = await headersOf(served)
  const head = requestOf('POST /call HTTP/1.1', ...headers, 'Content-Length: 999999999999')
  expect(statusOf(await sendRaw(served, head))).toBe(413)
})

test('a body in pieces is counted as it comes', async () => {
  const served = await serveFurnished()
  const piece = ' '.repeat(MESSAGE_LIMIT / 4)
  const whole = await sendChunked(served, [piece, piece, padded(MESSAGE_LIMIT / 4)])
  expect(statusOf(whole)).toBe(200)
  const over = await sendChunked(served, [piece, piece, piece, piece, padded(100)])
  expect(statusOf(over)).toBe(413)
  expect(over).not.toMatch(DATA)
})

test('a body that never ends is answered as soon as it is too large', async () => {
  const served = await serveFurnished()
  const headers = await headersOf(served)
  const head = requestOf('POST /call HTTP/1.1', ...headers, 'Transfer-Encoding: chunked')
  const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`
  const answer = await sendRaw(served, head, ...Array(5).fill(chunk))
  expect(statusOf(answer)).toBe(413)
})

test.each([
  ['nothing', ''],
  ['half of it', '{"name":"workspace.status","input":'],
  ['two of them', '{}{}'],
  ['a script', '<script>alert(1)</script>'],
  ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
])('%s is no JSON', async (_, body) => {
  const served = await serveFurnished()
  expect(statusOf(await send(served, body))).toBe(400)
  expect(served.log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/jsonp',
  '',
])('a form may send %j; a call may not', async (type) => {
  const served = await serveFurnished()
  expect(statusOf(await send(served, padded(200), type))).toBe(415)
})

test('both lengths at once are not guessed at', async () => {
  const served = await serveFurnished()
  const headers = await headersOf(served)
  const both = ['Content-Length: 4', 'Transfer-Encoding: chunked']
  const first = requestOf('POST /call HTTP/1.1', ...headers, ...both)
  const hidden = requestOf('POST /call HTTP/1.1', ...headers, 'Content-Length: 0')
  const answer = await sendRaw(served, first, `0\r\n\r\n${hidden}`)
  expect([400, undefined]).toContain(statusOf(answer))
  expect(answer).not.toMatch(DATA)
})
