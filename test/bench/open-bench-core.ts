import { v7 } from 'uuid'
import { openCore } from '#core/open-core.ts'
import { openSession } from '#core/rpc/session.ts'
import { newId, systemClock } from '#core/system-ports.ts'
import type { AskOf, OperationName, OutputOf } from '#shared/contract/index.ts'

const secrets = new Map<string, string>()

/** A real core on a real clock; without a folder it lives in memory. */
export const openCoreOn = (folder: string | undefined) =>
  openCore({
    folder,
    program: 'bench',
    ports: {
      clock: systemClock,
      newId,
      log: { info: () => {}, warn: console.warn, error: console.error },
      secrets: {
        protection: 'keychain',
        read: async (name) => secrets.get(name),
        write: async (name, value) => void secrets.set(name, value),
        forget: async (name) => void secrets.delete(name),
      },
    },
  })

/** The same with an administrator. */
export async function openBenchCore(folder: string | undefined) {
  const core = await openCoreOn(folder)
  const session = openSession({ osUser: 'bench', origin: 'bench', local: true, assurance: 'os' })
  const ask = async <N extends OperationName>(name: N, input: AskOf<N>): Promise<OutputOf<N>> => {
    const reply = await core.call({ name, input, commandId: v7() }, session)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code} ${reply.failure.message}`)
    return reply.value as OutputOf<N>
  }
  await ask('people.enrol', { name: 'Bench' })
  return { core, ask }
}
export type BenchCore = Awaited<ReturnType<typeof openBenchCore>>
