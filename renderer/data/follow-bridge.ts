import { type ConnectionStore, enterPhase } from '#renderer/state/connection.ts'
import type { Bridge } from '#shared/contract/wire.ts'

/** Changes say that the core stands; an answer that nobody asked for says that it is away. */
export function followBridge(bridge: Bridge, connection: ConnectionStore): () => void {
  return bridge.onChange((message) => {
    if (message.kind === 'change') enterPhase(connection, 'live')
    if (message.kind === 'reply' && !message.reply.ok) enterPhase(connection, 'lost')
  })
}
