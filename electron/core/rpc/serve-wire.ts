import type { Change, Reply } from '#shared/contract/index.ts'
import type { FromCore, Request } from '#shared/contract/wire.ts'
import type { Conduct } from './handlers.ts'
import type { Session } from './session.ts'

/** The application as hosts see it. */
export type Callable = {
  call(request: Request, session: Session, conduct?: Conduct): Promise<Reply>
  onChange(listener: (change: Change) => void): () => void
}

type Wire = { readonly session: Session; readonly send: (message: FromCore) => void }

/**
 * Serves one client over anything that carries messages. The client hears changes from the start;
 * when it goes away, what it was waiting for is cancelled.
 */
export function serveWire(core: Callable, { session, send }: Wire) {
  const running = new Map<string, AbortController>()
  const stopListening = core.onChange((change) => send({ kind: 'change', change }))

  async function call(callId: string, request: Request): Promise<void> {
    const controller = new AbortController()
    running.set(callId, controller)
    const conduct: Conduct = {
      signal: controller.signal,
      report: (progress) => send({ kind: 'progress', callId, progress }),
    }
    const reply = await core.call(request, session, conduct).catch(() => defect)
    running.delete(callId)
    send({ kind: 'reply', callId, reply })
  }

  return {
    /** Takes one message, whatever it is; what is none of ours is passed over. */
    receive(message: unknown): void {
      const { kind, callId, request } = asObject(message)
      if (typeof callId !== 'string') return
      if (kind === 'cancel') running.get(callId)?.abort()
      if (kind === 'call' && !running.has(callId)) void call(callId, toRequest(request))
    },
    close(): void {
      stopListening()
      for (const controller of running.values()) controller.abort()
    },
  }
}

/** A request from outside, with every part in its place; whether it makes sense is for the router. */
export function toRequest(message: unknown): Request {
  const { name, input, commandId, undoes } = asObject(message)
  return {
    name: textIn(name),
    input,
    commandId: textIn(commandId),
    ...(undoes !== undefined && { undoes: textIn(undoes) }),
  }
}

/** Only a text is taken for one: an object from outside may not even be convertible. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const defect: Reply = {
  ok: false,
  failure: { code: 'rpc/defect', message: 'Something went wrong; the details are in the log.' },
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
