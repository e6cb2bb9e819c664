import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Change, CoreClient, Progress, Reply } from '#shared/contract/index.ts'
import type { Furnished } from './furnish.ts'

/** One client of a core, and a way for it to go away without a word. */
export type Line = { readonly client: CoreClient; leave(): void }

/** A core behind some transport; whoever opens it closes it when the test has finished. */
export type Transport = { connect(): Promise<Line> }

/** A workspace whose administrator is this account, with so many services in it. */
export type OpenTransport = (furnished: Furnished) => Promise<Transport>

const FEW = { services: 3 }
/** A check of so many entries outlasts a message that stops it. */
const MANY = { services: 10_000 }

/** What every transport has to do alike; whatever carries the messages is not seen in here. */
export function conformance(name: string, open: OpenTransport): void {
  describe(`over ${name}`, () => {
    answers(open)
    declines(open)
    repeats(open)
    announces(open)
    worksSlowly(open)
  })
}

const lineOf = async (open: OpenTransport, furnished: Furnished = FEW) =>
  (await open(furnished)).connect()

function granted<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.failure.code}: ${reply.failure.message}`)
  return reply.value
}

function answers(open: OpenTransport): void {
  test('a query is answered for the person who asks', async () => {
    const { client } = await lineOf(open)
    const status = granted(await client.call('workspace.status', {}))
    expect(status.me).toMatchObject({ name: 'Kim', assurance: 'os', roles: ['administrator'] })
  })

  test('what a command answers is what the next query reads', async () => {
    const { client } = await lineOf(open)
    const added = granted(await client.call('services.add', { name: 'Payments', tier: 1 }))
    const read = granted(await client.call('services.get', { serviceId: added.id }))
    expect(read.service).toEqual(added)
  })

  test('a thousand rows come back whole', async () => {
    const { client } = await lineOf(open, { services: 1200 })
    const first = granted(await client.call('services.list', { limit: 1000 }))
    expect(first.items.map(({ name }) => name)).toEqual(
      Array.from({ length: 1000 }, (_, i) => `service ${i}`),
    )
    const rest = granted(await client.call('services.list', { limit: 1000, after: first.next! }))
    expect(rest).toMatchObject({ items: { length: 200 }, next: null })
  })

  test('every script and symbol arrives as it was sent', async () => {
    const { client } = await lineOf(open)
    const name = 'Zahlung é 支払い الدفع 👩🏽‍🚀 \u2028 "\\" </script> ﻿𝒳'
    const description = `${'语'.repeat(2000)}\nend 🏁`
    const added = granted(await client.call('services.add', { name, tier: 1, description }))
    expect(added).toMatchObject({ name, description })
  })

  test('of two hundred calls at once each gets its own answer', async () => {
    const { client } = await lineOf(open)
    const wanted = Array.from({ length: 200 }, (_, i) => `Parallel ${i}`)
    const added = await Promise.all(
      wanted.map((name) => client.call('services.add', { name, tier: 2 })),
    )
    expect(added.map((reply) => granted(reply).name)).toEqual(wanted)
  })
}

function declines(open: OpenTransport): void {
  const codeOf = (reply: Reply) => (reply.ok ? 'none' : reply.failure.code)

  test('a refusal arrives as a value with its code and its words', async () => {
    const { client } = await lineOf(open)
    const reply = await client.call('services.add', { name: 'Service 1', tier: 2 })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'services/name-taken' } })
    expect(reply).toHaveProperty('failure.message', expect.stringMatching(/.{10,}/))
  })

  test.each(['services.steal', '', '__proto__', 'constructor', 'toString', 'x'.repeat(5000)])(
    'there is no operation %s',
    async (name) => {
      const { client } = await lineOf(open)
      expect(codeOf(await client.call(name as 'people.list', {}))).toBe('rpc/unknown')
    },
  )

  test('a malformed input names the field that is wrong', async () => {
    const { client } = await lineOf(open)
    const reply = await client.call('services.add', { name: 'Ledger', tier: 9 } as never)
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'rpc/invalid', details: [{ path: 'tier' }] },
    })
    const { items } = granted(await client.call('services.list', {}))
    expect(items).toHaveLength(FEW.services)
  })

  test.each([[null], [7], ['text'], [[]], [{ extra: true }]])(
    'the input %j is no input',
    async (input) => {
      const { client } = await lineOf(open)
      expect(codeOf(await client.call('people.list', input as never))).toBe('rpc/invalid')
    },
  )

  test('a command id of another kind is declined', async () => {
    const { client } = await lineOf(open)
    const commandId = '6f1e1c1e-2f3a-4b5c-8d7e-9f0a1b2c3d4e'
    const reply = await client.call('services.add', { name: 'Ledger', tier: 1 }, { commandId })
    expect(codeOf(reply)).toBe('rpc/invalid')
  })
}

function repeats(open: OpenTransport): void {
  test('a command asked again after its reply was lost happens once', async () => {
    const transport = await open(FEW)
    const lost = await transport.connect()
    const { client } = await transport.connect()
    const commandId = v7()
    const input = { name: 'Payments', tier: 1 }
    void lost.client.call('services.add', input, { commandId })
    lost.leave()
    const again = granted(await client.call('services.add', input, { commandId }))
    const third = granted(await client.call('services.add', input, { commandId }))
    expect(third).toEqual(again)
    const { items } = granted(await client.call('ledger.entries', { subject: again.id }))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ commandId, type: 'service.added' })
  })

  test('a command says which earlier one it takes back, and that is done once', async () => {
    const { client } = await lineOf(open)
    const undoes = v7()
    const added = await client.call(
      'services.add',
      { name: 'Gone', tier: 1 },
      { commandId: undoes },
    )
    const { id: serviceId, version: expectedVersion } = granted(added)
    const retire = { serviceId, expectedVersion, reason: 'by mistake' }
    granted(await client.call('services.retire', retire, { undoes }))
    const { items } = granted(await client.call('ledger.history', { subject: serviceId }))
    expect(items[0]).toMatchObject({ type: 'decision.undone', payload: { undoes } })
    const again = { serviceId, expectedVersion: expectedVersion + 1, reason: 'again' }
    const refused = await client.call('services.reinstate', again, { undoes })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'rpc/nothing-to-undo' } })
    const unclear = await client.call('services.reinstate', again, { undoes: 'the last one' })
    expect(unclear).toMatchObject({ ok: false, failure: { code: 'rpc/invalid' } })
  })

  test('the id of a command does not stand for another one', async () => {
    const { client } = await lineOf(open)
    const commandId = v7()
    granted(await client.call('services.add', { name: 'One', tier: 1 }, { commandId }))
    const other = await client.call('services.add', { name: 'Two', tier: 1 }, { commandId })
    expect(other).toMatchObject({ ok: false, failure: { code: 'rpc/command-reused' } })
  })
}

function listenTo(client: CoreClient) {
  const heard: Change[] = []
  const stop = client.onChange((change) => heard.push(change))
  return { heard, stop }
}

const settled = (heard: readonly Change[], length: number) =>
  vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(length), { timeout: 5000 })

function announces(open: OpenTransport): void {
  test('a client first hears where things stand, then each change by number', async () => {
    const { client } = await lineOf(open)
    const { heard } = listenTo(client)
    await settled(heard, 1)
    for (let i = 0; i < 10; i += 1) {
      granted(await client.call('services.add', { name: `Numbered ${i}`, tier: 1 }))
    }
    await settled(heard, 11)
    const [standing, ...changes] = heard
    expect(standing!.topics).toEqual([])
    expect(changes.map(({ epoch }) => epoch)).toEqual(Array(10).fill(standing!.epoch))
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, i) => standing!.seq + i + 1))
    for (const { topics } of changes) expect([...topics].sort()).toEqual(['ledger', 'services'])
  })

  test('every client hears of what one of them did', async () => {
    const transport = await open(FEW)
    const lines = await Promise.all([1, 2, 3].map(() => transport.connect()))
    const ears = lines.map(({ client }) => listenTo(client).heard)
    await Promise.all(ears.map((heard) => settled(heard, 1)))
    granted(await lines[0]!.client.call('services.add', { name: 'Heard of', tier: 1 }))
    await Promise.all(ears.map((heard) => settled(heard, 2)))
    const [first, ...others] = ears.map((heard) => heard.at(-1))
    for (const other of others) expect(other).toEqual(first)
  })

  test('whoever listens no more hears no more; a refusal is no news', async () => {
    const { client } = await lineOf(open)
    const [gone, stays] = [listenTo(client), listenTo(client)]
    await settled(stays.heard, 1)
    gone.stop()
    const before = gone.heard.length
    await client.call('services.add', { name: 'service 1', tier: 1 })
    granted(await client.call('services.add', { name: 'News', tier: 1 }))
    await settled(stays.heard, 2)
    expect(gone.heard).toHaveLength(before)
    expect(stays.heard).toHaveLength(2)
  })
}

function worksSlowly(open: OpenTransport): void {
  test('a task tells how far it is and then answers', async () => {
    const { client } = await lineOf(open, MANY)
    const steps: Progress[] = []
    const onProgress = (step: Progress) => void steps.push(step)
    const verified = granted(await client.call('ledger.verify', {}, { onProgress }))
    expect(verified).toMatchObject({ outcome: 'intact', findings: [] })
    expect(verified.entries).toBeGreaterThan(MANY.services)
    const chain = steps.filter(({ doing }) => doing === 'checking the chain')
    expect(chain.length).toBeGreaterThanOrEqual(10)
    expect(chain.map(({ done }) => done)).toEqual(chain.map((_, i) => 1000 * (i + 1)))
  })

  test('a task that is cancelled ends as cancelled', async () => {
    const { client } = await lineOf(open, MANY)
    const controller = new AbortController()
    const reply = await client.call(
      'ledger.verify',
      {},
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/cancelled' } })
  })

  test('the tasks of a client that goes away are cancelled', async () => {
    const transport = await open(MANY)
    const parent = mkdtempSync(join(tmpdir(), 'signalbox-conformance-'))
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
    const folder = join(parent, 'export')
    const { client, leave } = await transport.connect()
    await new Promise<void>((resolve) => {
      void client.call('ledger.export', { folder }, { onProgress: () => resolve() })
    })
    expect(existsSync(`${folder}.partial`)).toBe(true)
    leave()
    await vi.waitFor(() => expect(existsSync(`${folder}.partial`)).toBe(false), { timeout: 5000 })
    expect(existsSync(folder)).toBe(false)
  })
}
