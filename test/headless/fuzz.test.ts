import { once } from 'node:events'
import { connect } from 'node:net'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import type { Core } from '#core/open-core.ts'
import { readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { heldWorkspace } from '../transport/opened.ts'
import { hostileCall, hostileRequest, hostileValue, seeded } from './hostile.ts'
import { DATA, INNARDS, serveFurnished } from './serving.ts'

const CALLS = 1000

/** Entries of the ledger, and that the core still answers and decides. */
async function standsFirm(core: Core): Promise<void> {
  const session = commandLineSession()
  const ask = (name: string, input: object) => core.call({ name, input, commandId: v7() }, session)
  expect(await ask('services.add', { name: `After ${v7()}`, tier: 1 })).toMatchObject({ ok: true })
  const verified = await ask('ledger.verify', {})
  expect(verified).toMatchObject({ ok: true, value: { outcome: 'intact' } })
}

test('a thousand hostile requests without a session get no data', async () => {
  const random = seeded(20261120)
  const { origin, core, log } = await serveFurnished()
  const before = core.running().unitOfWork.ledger.head()
  const statuses = new Map<number, number>()
  for (let i = 0; i < CALLS; i += 1) {
    const { path, ...given } = hostileRequest(random)
    const response = await fetch(new URL(path, origin), { ...given, redirect: 'error' })
    const text = await response.text()
    expect(text, JSON.stringify(given)).not.toMatch(DATA)
    expect(text, JSON.stringify(given)).not.toMatch(INNARDS)
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
  }
  expect([...statuses.keys()].filter((status) => status < 300)).toEqual([204])
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
  expect(core.running().unitOfWork.ledger.head()).toEqual(before)
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await standsFirm(core)
})

test('a thousand hostile calls of a known session get a failure, never a stack trace', async () => {
  const random = seeded(7)
  const { origin, core, enter, log } = await serveFurnished()
  const headers = { authorization: `Bearer ${await enter()}`, 'content-type': 'application/json' }
  const failed = new Set<string>()
  for (let i = 0; i < CALLS; i += 1) {
    const body = JSON.stringify(hostileCall(random))
    const response = await fetch(new URL('/call', origin), { method: 'POST', headers, body })
    const text = await response.text()
    expect(response.status, body).toBe(200)
    expect(text, body).not.toMatch(/\n\s+at |node_modules|\.ts:\d+|SqliteError|TypeError/)
    const { reply } = JSON.parse(text.trim().split('\n').at(-1)!)
    if (!reply.ok) failed.add(reply.failure.code)
  }
  expect([...failed]).toEqual(expect.arrayContaining(['rpc/unknown', 'rpc/invalid']))
  expect([...failed]).not.toContain('rpc/defect')
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  await standsFirm(core)
})

const LAST = { kind: 'call', callId: 'last', request: { name: 'workspace.status', input: {} } }

/** Writes lines to a socket and collects what came back until the last was answered or it is over. */
async function tellSocket(path: string, lines: readonly string[]): Promise<string> {
  const socket = connect(path)
  await once(socket, 'connect')
  let came = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    came += text
    if (came.includes('"callId":"last"')) socket.destroy()
  })
  socket.on('error', () => {})
  for (const line of [...lines, JSON.stringify(LAST)]) socket.write(`${line}\n`)
  await new Promise((resolve) => socket.once('close', resolve))
  return came
}

test('hostile lines at the socket without the key get nothing at all', async () => {
  const random = seeded(99)
  const { core, socket } = await heldWorkspace({ services: 3 })
  for (let i = 0; i < 300; i += 1) {
    const hello = JSON.stringify({ kind: 'hello', key: hostileValue(random) })
    const call = JSON.stringify({ kind: 'call', callId: 'a', request: hostileCall(random) })
    const host = JSON.stringify({ kind: 'host', callId: 'b', ask: { what: 'link' } })
    const first = [hello, call, host, '{', 'null', '""'][i % 6]!
    expect(await tellSocket(socket, [first, call, host])).toBe('')
  }
  await standsFirm(core)
})

test('hostile lines at the socket with the key do not bring the host down', async () => {
  const random = seeded(4711)
  const held = await heldWorkspace({ services: 3 })
  const { key } = readHolder(placesIn(held.folder))!
  const odd = () => [
    { kind: 'call', callId: `${random()}`, request: hostileCall(random) },
    { kind: 'call', callId: hostileValue(random), request: hostileCall(random) },
    { kind: 'host', callId: hostileValue(random), ask: hostileValue(random) },
    { kind: 'host', callId: 'h', ask: { what: 'link', person: hostileValue(random) } },
    { kind: hostileValue(random), callId: 'x' },
    { kind: 'cancel', callId: hostileValue(random) },
  ]
  for (let i = 0; i < 170; i += 1) {
    const lines = [{ kind: 'hello', key }, ...odd()].map((line) => JSON.stringify(line))
    const answer = await tellSocket(held.socket, lines)
    expect(answer).toContain('"welcome"')
    expect(answer).toContain('"callId":"last"')
    expect(answer).not.toMatch(/\n\s+at |node_modules|\.ts:\d+|SqliteError|TypeError/)
  }
  await standsFirm(held.core)
})
