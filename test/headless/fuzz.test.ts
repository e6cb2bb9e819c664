import { once } from 'node:events'
import { connect } from 'node:net'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import type { Core } from '#core/open-core.ts'
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

/** Writes lines to a socket and collects what came back until it was quiet or over. */
async function tellSocket(path: string, lines: readonly string[]): Promise<string> {
  const socket = connect(path)
  await once(socket, 'connect')
  const came: Buffer[] = []
  socket.on('data', (bytes: Buffer) => came.push(bytes))
  socket.on('error', () => {})
  socket.setTimeout(150, () => socket.destroy())
  for (const line of lines) socket.write(`${line}\n`)
  await once(socket, 'close')
  return Buffer.concat(came).toString()
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
  const { readHolder } = await import('#core/workspace/lock.ts')
  const { placesIn } = await import('#core/workspace/places.ts')
  const { key } = readHolder(placesIn(held.folder))!
  const odd = () => [
    { kind: 'call', callId: `${random()}`, request: hostileCall(random) },
    { kind: 'call', callId: hostileValue(random), request: hostileCall(random) },
    { kind: 'host', callId: hostileValue(random), ask: hostileValue(random) },
    { kind: 'host', callId: 'h', ask: { what: 'link', person: hostileValue(random) } },
    { kind: hostileValue(random), callId: 'x' },
    { kind: 'cancel', callId: hostileValue(random) },
  ]
  for (let i = 0; i < 125; i += 1) {
    const lines = [{ kind: 'hello', key }, ...odd()].map((line) => JSON.stringify(line))
    const answer = await tellSocket(held.socket, lines)
    expect(answer).toContain('"welcome"')
    expect(answer).not.toMatch(/\n\s+at |node_modules|\.ts:\d+|SqliteError|TypeError/)
  }
  await standsFirm(held.core)
})
