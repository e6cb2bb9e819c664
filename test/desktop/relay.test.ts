import type { WebContents, WebFrameMain } from 'electron'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import { HOME } from '../../electron/desktop/own-page.ts'
import { createWindowClient } from '../../electron/desktop/window-client.ts'
import { CALL, MESSAGE } from '../../electron/preload/channels.ts'
import type { WebContentsStandIn } from '../support/electron-stand-in/web-contents.ts'

/** A core that answers every call with its own name, and keeps what it was told. */
function echoingCore() {
  const received: ToCore[] = []
  const joined: ((message: FromCore) => void)[] = []
  let left = 0
  return {
    received,
    joined,
    left: () => left,
    connect: (send: (message: FromCore) => void) => {
      joined.push(send)
      return {
        receive(message: ToCore): void {
          received.push(message)
          if (message.kind !== 'call' || message.request.name === 'never') return
          const { callId, request } = message
          send({ kind: 'reply', callId, reply: { ok: true, value: request.name } })
        },
        close: () => {
          left += 1
        },
      }
    },
  }
}

async function openRelay() {
  vi.resetModules()
  const { createRelay } = await import('../../electron/desktop/relay.ts')
  const { WebContentsStandIn, frame } = await import('../support/electron-stand-in/web-contents.ts')
  const { handlers, invoke } = await import('../support/electron-stand-in/ipc-main.ts')
  const core = echoingCore()
  const relay = createRelay(core.connect)
  const open = (url = HOME): WebContentsStandIn => {
    const contents = new WebContentsStandIn()
    contents.mainFrame = frame({ url, detached: false, parent: null })
    return contents
  }
  // The stand-in has the members that the program uses.
  const attach = (contents: WebContentsStandIn) => relay.attach(contents as unknown as WebContents)
  return { core, open, attach, frame, handlers, invoke }
}

let world: Awaited<ReturnType<typeof openRelay>>
beforeEach(async () => {
  world = await openRelay()
})

const call = (callId: string, name = 'people.list'): ToCore => ({
  kind: 'call',
  callId,
  request: { name, input: {}, commandId: 'c' },
})

type Caller = { readonly sender: WebContentsStandIn; readonly senderFrame: WebFrameMain | null }

function callerOf(kind: string): Caller {
  const { open, attach, frame } = world
  const sender = open(kind === 'another scheme' ? 'file:///app/' : HOME)
  if (kind !== 'a window that was not attached') attach(sender)
  const showing = (url: string): Caller => {
    sender.mainFrame = frame({ url, detached: false, parent: null })
    return { sender, senderFrame: sender.mainFrame }
  }
  const callers: Record<string, () => Caller> = {
    'our own page': () => showing(`${HOME}#/releases`),
    'a child frame': () => ({
      sender,
      senderFrame: frame({ url: HOME, detached: false, parent: sender.mainFrame }),
    }),
    'a frame that was replaced': () => ({
      sender,
      senderFrame: frame({ url: HOME, detached: false, parent: null }),
    }),
    'a detached frame': () => {
      sender.mainFrame = frame({ url: HOME, detached: true, parent: null })
      return { sender, senderFrame: sender.mainFrame }
    },
    'no frame': () => ({ sender, senderFrame: null }),
    'the frame of another window': () => ({ sender, senderFrame: open().mainFrame }),
    'a foreign origin': () => showing('https://evil.test/'),
    'a look-alike origin': () => showing('signalbox-app://app.evil.test/'),
    'another scheme': () => ({ sender, senderFrame: sender.mainFrame }),
    'about:blank': () => showing('about:blank'),
    'an empty address': () => showing(''),
    'a destroyed window': () => {
      sender.destroyed = true
      return { sender, senderFrame: sender.mainFrame }
    },
    'a closed window': () => {
      sender.destroy()
      return { sender, senderFrame: sender.mainFrame }
    },
    'a window that was not attached': () => ({ sender, senderFrame: sender.mainFrame }),
  }
  return callers[kind]!()
}

test('there is one channel', () => {
  expect([...world.handlers.keys()]).toEqual([CALL])
})

test('our own page, in the top frame of our own window, is answered', async () => {
  const reply = await world.invoke(callerOf('our own page'), [CALL, call('1')])
  expect(reply).toEqual({ ok: true, value: 'people.list' })
})

test.each([
  'a child frame',
  'a frame that was replaced',
  'a detached frame',
  'no frame',
  'the frame of another window',
  'a foreign origin',
  'a look-alike origin',
  'another scheme',
  'about:blank',
  'an empty address',
  'a destroyed window',
  'a closed window',
  'a window that was not attached',
])('%s gets nowhere', async (kind) => {
  const caller = callerOf(kind)
  await expect(world.invoke(caller, [CALL, call('1')])).rejects.toThrow(
    'Whoever called may not call.',
  )
  expect(world.core.received).toEqual([])
})

test('a window joins when its page stands, and leaves when the page goes', async () => {
  const { core, open, attach } = world
  const contents = open()
  attach(contents)
  const heard: unknown[] = []
  contents.page = { hear: (channel, message) => heard.push([channel, message]) }
  expect(core.joined).toHaveLength(0)

  contents.emit('dom-ready')
  const change: FromCore = { kind: 'change', change: { epoch: 'e', seq: 1, topics: [] } }
  core.joined[0]?.(change)
  expect(heard).toEqual([[MESSAGE, change]])

  const pending = world.invoke({ sender: contents, senderFrame: contents.mainFrame }, [
    CALL,
    call('1', 'never'),
  ])
  contents.emit('did-navigate')
  expect(await pending).toMatchObject({ ok: false, failure: { code: 'rpc/cancelled' } })
  expect(core.left()).toBe(1)
  contents.emit('dom-ready')
  expect(core.joined).toHaveLength(2)
  contents.destroy()
  expect(core.left()).toBe(2)
})

test('two windows do not hear each other', async () => {
  const { core, open, attach, invoke } = world
  const [a, b] = [open(), open()]
  for (const contents of [a, b]) attach(contents)
  const asA = { sender: a, senderFrame: a.mainFrame }
  const asB = { sender: b, senderFrame: b.mainFrame }
  const replies = [invoke(asA, [CALL, call('1', 'a')]), invoke(asB, [CALL, call('1', 'b')])]
  expect(await Promise.all(replies)).toMatchObject([{ value: 'a' }, { value: 'b' }])
  expect(core.joined).toHaveLength(2)
})

const clientOf = (core: ReturnType<typeof echoingCore>) =>
  createWindowClient({ connect: core.connect, post: () => {} })

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'call'],
  ['a reply', { kind: 'reply', callId: '1', reply: {} }],
  ['an unknown kind', { kind: 'open', callId: '1' }],
  ['no call id', { kind: 'call', request: { name: 'a', input: {}, commandId: 'c' } }],
  ['an endless call id', call('x'.repeat(65))],
  ['a request with more in it', { ...call('1'), request: { name: 'a', commandId: 'c', extra: 1 } }],
  ['a session', { ...call('1'), session: { local: true } }],
])('%s is not a message for the core', async (_, said) => {
  const core = echoingCore()
  expect(await clientOf(core).ask(said)).toMatchObject({ failure: { code: 'rpc/invalid' } })
  expect(core.received).toEqual([])
})

test('what is too large, or asked twice at once, is refused', async () => {
  const core = echoingCore()
  const client = clientOf(core)
  const large = { name: 'a', input: 'x'.repeat(1024 * 1024), commandId: 'c' }
  const refusal = await client.ask({ kind: 'call', callId: '1', request: large })
  expect(refusal).toMatchObject({ failure: { code: 'rpc/too-large' } })

  void client.ask(call('2', 'never'))
  expect(await client.ask(call('2'))).toMatchObject({ failure: { code: 'rpc/invalid' } })
  expect(await client.ask({ kind: 'cancel', callId: '2' })).toBeUndefined()
  expect(core.received).toEqual([call('2', 'never'), { kind: 'cancel', callId: '2' }])
})

test('10,000 arbitrary messages never crash it and never tell where the program lies', async () => {
  const core = echoingCore()
  const client = clientOf(core)
  const almost = fc.record(
    {
      kind: fc.constantFrom('call', 'cancel', 'reply', 'change'),
      callId: fc.oneof(fc.uuid(), fc.anything()),
      request: fc.oneof(
        fc.record({ name: fc.string(), input: fc.anything(), commandId: fc.string() }),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(almost, fc.anything()), async (said) => {
      const before = core.received.length
      const reply = await client.ask(said)
      if (core.received.length > before) return
      expect(reply).toEqual({
        ok: false,
        failure: { code: 'rpc/invalid', message: 'This is not a message for the core.' },
      })
    }),
    { numRuns: 10_000, seed: 20261120 },
  )
  expect(core.received.length).toBeGreaterThan(0)
})
