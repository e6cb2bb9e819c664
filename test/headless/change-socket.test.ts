import { once } from 'node:events'
import { v7 } from 'uuid'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { commandLineSession } from '#core/hold-workspace.ts'
import type { Callable } from '#core/rpc/serve-wire.ts'
import type { Change } from '#shared/contract/index.ts'
import { createHttpServer } from '../../electron/headless/http-server.ts'
import { createStartCodes } from '../../electron/headless/start-codes.ts'
import { recordingLog, virtualClock } from '../support/ports.ts'
import { type Served, serveFurnished } from './serving.ts'

async function listen(at: Pick<Served, 'origin'>, token: string) {
  const url = new URL('/changes', at.origin).href.replace('http', 'ws')
  const socket = new WebSocket(url, ['signalbox', `bearer.${token}`], { origin: at.origin })
  onTestFinished(() => socket.terminate())
  const heard: Change[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data)).change))
  await once(socket, 'open')
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  return { socket, heard }
}

const makeNews = ({ core }: Served) =>
  core.call(
    { name: 'services.add', input: { name: v7(), tier: 1 }, commandId: v7() },
    commandLineSession(),
  )

test('a socket ends with its session, before it hears anything more', async () => {
  const served = await serveFurnished()
  const [left, stays] = [await served.enter(), await served.enter()]
  const [first, second] = [await listen(served, left), await listen(served, stays)]
  const headers = { authorization: `Bearer ${left}` }
  await fetch(new URL('/session', served.origin), { method: 'DELETE', headers })
  const closed = once(first.socket, 'close')
  await makeNews(served)
  await closed
  await vi.waitFor(() => expect(second.heard).toHaveLength(2))
  expect(first.heard).toHaveLength(1)
})

test('what a browser sends up the socket of changes is not listened to', async () => {
  const served = await serveFurnished()
  const { socket, heard } = await listen(served, await served.enter())
  socket.send(JSON.stringify({ kind: 'call', callId: 'x', request: { name: 'people.list' } }))
  await makeNews(served)
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  const closed = once(socket, 'close')
  socket.send('x'.repeat(5000))
  const [status] = await closed
  expect(status).toBe(1009)
})

/** A core whose news a test makes, as fast as it likes. */
function newsroom() {
  const listeners = new Set<(change: Change) => void>()
  const core: Callable = {
    call: async () => ({ ok: true, value: null }),
    onChange(listener) {
      listeners.add(listener)
      listener({ epoch: 'e', seq: 0, topics: [] })
      return () => void listeners.delete(listener)
    },
  }
  const topics = Array.from({ length: 500 }, (_, i) => `a topic with a long name ${i}`)
  const publish = (seq: number) => {
    for (const listener of listeners) listener({ epoch: 'e', seq, topics })
  }
  return { core, publish, listening: () => listeners.size }
}

test('a browser that does not read is let go, and the others hear on', async () => {
  const { core, publish, listening } = newsroom()
  const codes = createStartCodes(virtualClock())
  let address = { hosts: new Set<string>(), origins: new Set<string>() }
  const files = async () => ({ status: 404, headers: {}, body: '' })
  const parts = { core, codes, files, log: recordingLog(), address: () => address }
  const { server, closeSockets } = createHttpServer(parts)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    closeSockets()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as { port: number }).port}`
  address = { hosts: new Set([host]), origins: new Set([`http://${host}`]) }
  const token = () => codes.exchange(codes.offer(commandLineSession), '127.0.0.1')!
  const at = { origin: `http://${host}` }
  const [deaf, keen] = [await listen(at, token()), await listen(at, token())]
  deaf.socket.pause()
  for (let seq = 1; listening() > 1 && seq <= 2000; seq += 1) {
    publish(seq)
    await vi.waitFor(() => expect(keen.heard).toHaveLength(seq + 1), { interval: 1 })
  }
  expect(listening()).toBe(1)
})
