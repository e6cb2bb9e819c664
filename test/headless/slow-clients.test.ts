import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Served, serveFurnished } from './serving.ts'

const SLOW = 500
const CALLS = 200

type Slow = (socket: Socket, port: number) => void

const dribble = (socket: Socket, text: string) => {
  let at = 0
  return setInterval(() => {
    at += 1
    if (!socket.destroyed) socket.write(text[at % text.length]!)
  }, 50)
}

const kinds: readonly Slow[] = [
  (socket, port) => {
    socket.write(`POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `)
    stopAtEnd(dribble(socket, 'abc'))
  },
  (socket, port) => {
    socket.write(
      `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000000\r\n\r\n`,
    )
    stopAtEnd(dribble(socket, '{"code":"x'))
  },
  (socket, port) => {
    socket.pause()
    const asked = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
    socket.write(asked.repeat(200))
  },
  () => {},
]

const timers = new Set<ReturnType<typeof setInterval>>()
const stopAtEnd = (timer: ReturnType<typeof setInterval>) => void timers.add(timer)

async function beSlow(port: number): Promise<void> {
  const sockets: Socket[] = []
  onTestFinished(() => {
    for (const timer of timers) clearInterval(timer)
    for (const socket of sockets) socket.destroy()
  })
  for (let i = 0; i < SLOW; i += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    kinds[i % kinds.length]!(socket, port)
    sockets.push(socket)
  }
  expect(sockets.filter(({ destroyed }) => !destroyed)).toHaveLength(SLOW)
}

async function timeCalls({ origin }: Served, token: string): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < CALLS; i += 1) {
    const body = JSON.stringify({ name: 'services.list', input: { limit: 50 }, commandId: v7() })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const started = performance.now()
    const response = await fetch(new URL('/call', origin), { method: 'POST', headers, body })
    expect(await response.text()).toContain('service 1')
    took.push(performance.now() - started)
  }
  return took.sort((a, b) => a - b)
}

test('five hundred slow connections do not slow the real user', async () => {
  const served = await serveFurnished({ services: 100 })
  const token = await served.enter()
  await beSlow(served.port)
  const took = await timeCalls(served, token)
  expect(took[Math.floor(CALLS * 0.95)]).toBeLessThan(50)
})

test('headers that never end are let go, and so is a line on which nothing comes', async () => {
  const { port } = await serveFurnished()
  const started = performance.now()
  const ends = [kinds[0]!, kinds[3]!].map(async (slow) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {}).resume()
    slow(socket, port)
    await new Promise((resolve) => socket.once('close', resolve))
    return performance.now() - started
  })
  onTestFinished(() => {
    for (const timer of timers) clearInterval(timer)
  })
  for (const tookMs of await Promise.all(ends)) expect(tookMs).toBeLessThan(15_000)
}, 20_000)

test('an answer that nobody fetches is dropped after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const served = await serveFurnished({ services: 1000 })
  const token = await served.enter()
  const body = JSON.stringify({ name: 'services.list', input: { limit: 1000 }, commandId: v7() })
  const socket = connect(served.port, '127.0.0.1').pause()
  socket.on('error', () => {})
  const head = [
    'POST /call HTTP/1.1',
    `Host: 127.0.0.1:${served.port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  const asked = `${head.join('\r\n')}\r\n\r\n${body}`
  await once(socket, 'connect')
  // Pipelined until the system's own buffers are full.
  socket.write(asked.repeat(60))
  await wait(500)
  await vi.advanceTimersByTimeAsync(31_000)
  let bytes = 0
  socket.on('data', (part: Buffer) => {
    bytes += part.length
  })
  socket.resume()
  await new Promise((resolve) => socket.once('close', resolve))
  expect(bytes).toBeLessThan(60 * 200_000)
})
