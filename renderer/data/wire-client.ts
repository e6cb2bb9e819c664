import { v7 as newId } from 'uuid'
import type { CoreClient, Reply } from '#shared/contract/index.ts'
import type { Bridge } from '#shared/contract/wire.ts'

/** Speaks to the core through the desktop's bridge. */
export function createWireClient(bridge: Bridge): CoreClient {
  return {
    async call(name, input, { commandId = newId(), undoes, signal, onProgress } = {}) {
      if (signal?.aborted) return cancelled
      const callId = newId()
      const stopListening = onProgress
        ? bridge.onChange((message) => {
            if (message.kind === 'progress' && message.callId === callId) {
              onProgress(message.progress)
            }
          })
        : undefined
      const cancel = () => void bridge.call({ kind: 'cancel', callId })
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        const request = { name, input, commandId, ...(undoes && { undoes }) }
        const reply = await bridge.call({ kind: 'call', callId, request })
        return (reply ?? unavailable) as Reply<never>
      } catch {
        return unavailable
      } finally {
        stopListening?.()
        signal?.removeEventListener('abort', cancel)
      }
    },
    onChange: (listener) =>
      bridge.onChange((message) => {
        if (message.kind === 'change') listener(message.change)
      }),
  }
}

const cancelled = {
  ok: false,
  failure: { code: 'rpc/cancelled', message: 'It was cancelled.' },
} as const

const unavailable = {
  ok: false,
  failure: { code: 'rpc/unavailable', message: 'The core did not answer; try again in a moment.' },
} as const
