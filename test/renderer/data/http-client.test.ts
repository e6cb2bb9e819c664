import type { ServerResponse } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { createHttpClient } from '#renderer/data/http-client.ts'
import { createConnection } from '#renderer/state/connection.ts'
import type { Change, Progress } from '#shared/contract/index.ts'
import { type Asked, type FakeHost, line, replyWith, startFakeHost } from './fake-host.ts'

let host: FakeHost
afterEach(() => host.stop())

async function start(answer: (asked: Asked, response: ServerResponse) => void) {
  host = await startFakeHost(answer)
  const connection = createConnection()
  const onSignedOut = vi.fn()
  const core = createHttpClient({ host: host.url, token: 'secret', connection, onSignedOut })
  return { core, connection, onSignedOut }
}
const ok = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })

const team = { name: 'Payments' }
const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/

test('a call carries its token, its input and a command id of its own', async () => {
  const { core } = await start((_, response) => ok(response).end(line(replyWith({ name: 'x' }))))
  expect(await core.call('people.addTeam', team)).toEqual({ ok: true, value: { name: 'x' } })
  const [asked] = host.asked
  expect(asked?.token).toBe('Bearer secret')
  expect(asked?.request).toMatchObject({ name: 'people.addTeam', input: team })
  expect(asked?.request.commandId).toMatch(V7)
})

test('a refusal is an answer like any other', async () => {
  const failure = { code: 'people/team-name-taken', message: 'There is one.' }
  const { core } = await start((_, response) =>
    ok(response).end(line({ kind: 'reply', callId: '', reply: { ok: false, failure } })),
  )
  expect(await core.call('people.addTeam', team)).toEqual({ ok: false, failure })
})

test('progress is heard as it comes, however the bytes are cut', async () => {
  const steps = [1, 2, 3].map((done) => ({ done, total: 3, doing: 'Prüfen' }))
  const { core } = await start(async (_, response) => {
    const messages = steps.map((progress) => line({ kind: 'progress', callId: '', progress }))
    const bytes = Buffer.from(`${messages.join('')}\n${line(replyWith('done'))}`)
    ok(response)
    for (let at = 0; at < bytes.length; at += 7) {
      response.write(bytes.subarray(at, at + 7))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    response.end()
  })
  const heard: Progress[] = []
  const reply = await core.call('ledger.verify', {}, { onProgress: (step) => heard.push(step) })
  expect(reply).toEqual({ ok: true, value: 'done' })
  expect(heard).toEqual(steps)
})

test.each([
  ['before a word was said', (response: ServerResponse) => void response.destroy()],
  [
    'in the middle of the reply',
    (response: ServerResponse) => {
      ok(response).write('{"kind":"rep', () => response.destroy())
    },
  ],
  ['by ending without a reply', (response: ServerResponse) => void ok(response).end()],
  ['by an unwell host', (response: ServerResponse) => void response.writeHead(503).end()],
])('a command whose reply was lost %s is asked again by the same id', async (_, lose) => {
  const { core } = await start((__, response) =>
    host.asked.length === 1 ? lose(response) : void ok(response).end(line(replyWith('done'))),
  )
  expect(await core.call('people.addTeam', team)).toEqual({ ok: true, value: 'done' })
  const ids = host.asked.map(({ request }) => request.commandId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a task whose connection broke is not run twice', async () => {
  const { core } = await start((_, response) => void response.destroy())
  const reply = await core.call('workspace.backup', {})
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/unavailable' } })
  expect(host.asked).toHaveLength(1)
})

test('a host that stays away is said to be, in the end', async () => {
  const { core } = await start((_, response) => void response.destroy())
  const reply = await core.call('workspace.status', {})
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/unavailable' } })
  expect(host.asked).toHaveLength(4)
})

test('cancelling hangs up, and is answered at once', async () => {
  const hungUp = vi.fn()
  const { core } = await start(({ incoming }, response) => {
    incoming.socket.on('close', hungUp)
    ok(response).write(
      line({ kind: 'progress', callId: '', progress: { done: 0, total: 1, doing: '' } }),
    )
  })
  const controller = new AbortController()
  const reply = await core.call(
    'ledger.verify',
    {},
    { signal: controller.signal, onProgress: () => controller.abort() },
  )
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/cancelled' } })
  await expect.poll(() => hungUp.mock.calls.length).toBe(1)
  expect(host.asked).toHaveLength(1)
})

test('a token that counts no more ends the session, without another try', async () => {
  const { core, onSignedOut } = await start((_, response) => void response.writeHead(401).end())
  const reply = await core.call('workspace.status', {})
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/unavailable' } })
  expect(onSignedOut).toHaveBeenCalledOnce()
  expect(host.asked).toHaveLength(1)
})

test('more than the host takes is told apart from a host that is away', async () => {
  const { core } = await start((_, response) => void response.writeHead(413).end())
  const reply = await core.call('people.addTeam', team)
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/too-large' } })
})

const change = (seq: number, topics: readonly string[] = []): Change => ({
  epoch: 'e',
  seq,
  topics,
})
const notice = (news: Change) => JSON.stringify({ kind: 'change', change: news })

test('changes come over one socket, offered with the token; a newcomer hears where things stand', async () => {
  const { core, connection } = await start(() => {})
  const coming = host.connection()
  const first: Change[] = []
  const second: Change[] = []
  const stops = [core.onChange((news) => first.push(news))]
  expect(connection.getState().phase).toBe('connecting')

  const { socket, protocols } = await coming
  expect(protocols?.split(/, */)).toEqual(['signalbox', 'bearer.secret'])
  socket.send(notice(change(4)))
  socket.send(notice(change(5, ['people'])))
  await expect.poll(() => first).toEqual([change(4), change(5, ['people'])])
  expect(connection.getState().phase).toBe('live')

  stops.push(core.onChange((news) => second.push(news)))
  expect(second).toEqual([change(5)])
  const closed = new Promise((resolve) => socket.on('close', resolve))
  for (const stop of stops) stop()
  await closed
})

test('a broken line is shown as such and made anew', async () => {
  const { core, connection } = await start(() => {})
  const coming = host.connection()
  const heard: Change[] = []
  const stop = core.onChange((news) => heard.push(news))
  const { socket } = await coming
  socket.send(notice(change(4)))
  await expect.poll(() => heard).toHaveLength(1)

  const comingAgain = host.connection()
  socket.terminate()
  await expect.poll(() => connection.getState().phase).toBe('lost')
  const { socket: next } = await comingAgain
  next.send(notice(change(6)))
  await expect.poll(() => heard).toEqual([change(4), change(6)])
  expect(connection.getState().phase).toBe('live')
  stop()
})

test('a socket that is turned away asks whether the session still counts', async () => {
  const { core, onSignedOut } = await start((_, response) => void response.writeHead(401).end())
  host.admit('nobody')
  const stop = core.onChange(() => {})
  await expect.poll(() => onSignedOut.mock.calls.length).toBeGreaterThan(0)
  expect(host.names()).toContain('workspace.status')
  stop()
})
