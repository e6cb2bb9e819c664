import { expect, test, vi } from 'vitest'
import { createWireClient } from '#renderer/data/wire-client.ts'
import type { Change, Reply } from '#shared/contract/index.ts'
import type { Bridge, FromCore, FromHost, ToCore, ToHost } from '#shared/contract/wire.ts'

/** What the preload offers: only plain data passes, as in Electron. */
function startBridge(answer: (message: ToCore | ToHost) => Promise<Reply | undefined>) {
  const listeners = new Set<(message: FromCore | FromHost) => void>()
  const said: (ToCore | ToHost)[] = []
  const bridge: Bridge = {
    async call(message) {
      said.push(structuredClone(message))
      return answer(message)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const say = (message: FromCore) => {
    for (const listener of listeners) listener(message)
  }
  return { core: createWireClient(bridge), said, say, listeners }
}
const done: Reply = { ok: true, value: 'done' }

test('a call and its progress go by the same id', async () => {
  const { core, say, said, listeners } = startBridge(async (message) => {
    if (message.kind !== 'call') return undefined
    const progress = { done: 1, total: 2, doing: 'here' }
    say({ kind: 'progress', callId: 'another', progress: { ...progress, doing: 'elsewhere' } })
    say({ kind: 'progress', callId: message.callId, progress })
    return done
  })
  const onProgress = vi.fn()
  expect(await core.call('ledger.verify', {}, { onProgress })).toEqual(done)
  expect(onProgress.mock.calls).toEqual([[{ done: 1, total: 2, doing: 'here' }]])
  expect(said).toMatchObject([{ kind: 'call', request: { name: 'ledger.verify', input: {} } }])
  expect(listeners.size).toBe(0)
})

test('cancelling is sent after the call it means', async () => {
  let finish: (reply: Reply) => void = () => {}
  const cancelled: Reply = { ok: false, failure: { code: 'rpc/cancelled', message: '' } }
  const { core, said } = startBridge(async (message) => {
    if (message.kind === 'call') return new Promise((resolve) => (finish = resolve))
    return void finish(cancelled)
  })
  const controller = new AbortController()
  const reply = core.call('ledger.verify', {}, { signal: controller.signal })
  controller.abort()
  expect(await reply).toEqual(cancelled)
  const [call, cancel] = said
  expect(cancel).toEqual({ kind: 'cancel', callId: call && 'callId' in call && call.callId })
})

test('what is cancelled beforehand is never asked', async () => {
  const { core, said } = startBridge(async () => done)
  const reply = await core.call('ledger.verify', {}, { signal: AbortSignal.abort() })
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/cancelled' } })
  expect(said).toEqual([])
})

test('a bridge that fails is an answer, not an exception', async () => {
  const { core } = startBridge(() => Promise.reject(new Error('no such channel')))
  const reply = await core.call('workspace.status', {})
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/unavailable' } })
})

test('listeners hear changes and nothing else', () => {
  const { core, say } = startBridge(async () => done)
  const heard: Change[] = []
  const stop = core.onChange((change) => heard.push(change))
  const change = { epoch: 'e', seq: 1, topics: ['people'] }
  say({ kind: 'progress', callId: 'x', progress: { done: 0, total: 1, doing: '' } })
  say({ kind: 'change', change })
  stop()
  say({ kind: 'change', change: { ...change, seq: 2 } })
  expect(heard).toEqual([change])
})
