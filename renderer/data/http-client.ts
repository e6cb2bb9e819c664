import { v7 as newId } from 'uuid'
import { type ConnectionStore, enterPhase } from '#renderer/state/connection.ts'
import {
  type CallOptions,
  type Change,
  type CoreClient,
  contract,
  isOperation,
  type Reply,
} from '#shared/contract/index.ts'
import type { Request } from '#shared/contract/wire.ts'
import { listenForChanges } from './listen-for-changes.ts'
import { readReply } from './read-reply.ts'

const RETRY_AFTER_MS = [200, 800, 2400]

type Ends = {
  /** The origin of the host, such as http://127.0.0.1:4711. */
  readonly host: string
  readonly token: string
  readonly connection: ConnectionStore
  /** The host does not know the token any more. */
  readonly onSignedOut: () => void
}
type Conduct = Pick<CallOptions, 'signal' | 'onProgress'>

/** Speaks to the core through the headless host. */
export function createHttpClient(ends: Ends): CoreClient {
  const send = createSender(ends)
  return {
    async call(name, input, { commandId = newId(), undoes, signal, onProgress } = {}) {
      const request = { name, input, commandId, ...(undoes && { undoes }) }
      const conduct = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
      for (const pauseMs of [...(isRepeatable(name) ? RETRY_AFTER_MS : []), undefined]) {
        const reply = await send(request, conduct)
        if (reply) return reply as Reply<never>
        if (signal?.aborted) return declined('rpc/cancelled', 'It was cancelled.')
        if (pauseMs !== undefined) await pause(pauseMs)
      }
      return declined('rpc/unavailable', 'The connection broke before an answer came.')
    },
    onChange: createChangeLine(ends, send),
  }
}

/**
 * A repeated command answers what the first one did, because its id is the same. A task whose
 * connection broke may have done half of its work: repeating it is for people to decide.
 */
const isRepeatable = (name: string) => isOperation(name) && contract[name].kind !== 'task'

type Send = (request: Request, conduct: Conduct) => Promise<Reply | undefined>

/** Sends once; `undefined` where no answer came, whether or not the request arrived. */
function createSender({ host, token, onSignedOut }: Ends): Send {
  return async (request, { signal, onProgress }) => {
    try {
      const response = await fetch(new URL('/call', host), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
        ...(signal && { signal }),
      })
      if (response.ok) return await readReply(response, onProgress)
      if (response.status === 401) onSignedOut()
      return refusedBy(response)
    } catch {
      return undefined
    }
  }
}

function refusedBy({ status }: Response): Reply | undefined {
  if (status === 401) return declined('rpc/unavailable', 'This session has ended.')
  if (status === 413) return declined('rpc/too-large', 'That is more than the host takes at once.')
  if (status >= 500) return undefined
  return declined('rpc/unavailable', `The host refused the request (status ${status}).`)
}

/** One socket for all listeners, open while there are any. */
function createChangeLine({ host, token, connection }: Ends, send: Send) {
  const listeners = new Set<(change: Change) => void>()
  let standing: Change | undefined
  let stop: (() => void) | undefined

  const hear = (change: Change) => {
    standing = { ...change, topics: [] }
    enterPhase(connection, 'live')
    for (const listener of listeners) listener(change)
  }
  const start = () =>
    listenForChanges({
      url: new URL('/changes', host).href.replace(/^http/, 'ws'),
      token,
      hear,
      lost: () => enterPhase(connection, 'lost'),
      refused: () => void send({ name: 'workspace.status', input: {}, commandId: newId() }, {}),
    })

  return (listener: (change: Change) => void) => {
    listeners.add(listener)
    if (standing) listener(standing)
    stop ??= start()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      stop?.()
      stop = undefined
      standing = undefined
    }
  }
}

const declined = (code: string, message: string) =>
  ({ ok: false, failure: { code, message } }) as const

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
