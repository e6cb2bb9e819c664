import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import { type Callable, serveWire } from '#core/rpc/serve-wire.ts'
import { createWireClient } from '#renderer/data/wire-client.ts'
import type { Reply } from '#shared/contract/index.ts'
import type { Bridge, FromCore } from '#shared/contract/wire.ts'
import type { Line, OpenTransport } from './conformance.ts'
import { coreInMemory } from './opened.ts'

/** A port between processes, which clones whatever goes through it. */
export const overProcessPort: OpenTransport = async (furnished) => {
  const { core } = await coreInMemory(furnished)
  return { connect: async () => lineTo(core) }
}

function lineTo(core: Callable): Line {
  const { port1, port2 } = new MessageChannel()
  const bridge = bridgeOver(port2)
  const wire = serveWire(core, {
    session: commandLineSession(),
    send: (message) => port1.postMessage(message),
  })
  port1.on('message', (message) => wire.receive(message))
  port1.on('close', () => wire.close())
  const leave = () => port2.close()
  onTestFinished(leave)
  return { client: createWireClient(bridge), leave }
}

function bridgeOver(port: MessagePort): Bridge {
  const waiting = new Map<string, (reply: Reply) => void>()
  const listeners = new Set<(message: FromCore) => void>()
  let latest: FromCore | undefined
  port.on('message', (message: FromCore) => {
    if (message.kind === 'reply') waiting.get(message.callId)?.(message.reply)
    if (message.kind === 'change') {
      latest = { ...message, change: { ...message.change, topics: [] } }
    }
    for (const listener of listeners) listener(message)
  })
  return {
    call(message) {
      if (message.kind === 'menu') return Promise.resolve(undefined)
      port.postMessage(message)
      if (message.kind === 'cancel') return Promise.resolve(undefined)
      return new Promise((resolve) => waiting.set(message.callId, resolve))
    },
    onChange(listener) {
      listeners.add(listener)
      if (latest) listener(latest)
      return () => void listeners.delete(listener)
    },
  }
}
