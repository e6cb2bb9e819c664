import { v7 } from 'uuid'
import { commandLineSession } from '#core/hold-workspace.ts'
import type { Callable } from '#core/rpc/serve-wire.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import type { Line, OpenTransport } from './conformance.ts'
import { coreInMemory } from './opened.ts'

/** No transport at all: what the others are held against. */
export const overMemory: OpenTransport = async (furnished) => {
  const { core } = await coreInMemory(furnished)
  return { connect: async () => lineTo(core) }
}

function lineTo(core: Callable): Line {
  const session = commandLineSession()
  const gone = new AbortController()
  const client: CoreClient = {
    call: (name, input, { commandId = v7(), undoes, signal, onProgress = () => {} } = {}) =>
      core.call({ name, input, commandId, ...(undoes && { undoes }) }, session, {
        signal: signal ? AbortSignal.any([signal, gone.signal]) : gone.signal,
        report: onProgress,
      }) as Promise<never>,
    onChange: core.onChange,
  }
  return { client, leave: () => gone.abort() }
}
