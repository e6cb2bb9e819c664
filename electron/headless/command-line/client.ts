import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { commandLineSession, holdWorkspace, osUser } from '#core/hold-workspace.ts'
import { openCore } from '#core/open-core.ts'
import type { Ports } from '#core/ports.ts'
import type { Callable } from '#core/rpc/serve-wire.ts'
import type { HostAsk, HostReply } from '#core/rpc/socket-wire.ts'
import { readHolder, WorkspaceHeld } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { Progress, Reply } from '#shared/contract/index.ts'
import { say } from './say.ts'
import { connectToHolder } from './socket-client.ts'

export type Asked = {
  readonly commandId?: string | undefined
  readonly undoes?: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** What the command line speaks to: a host that runs, or a core in this very process. */
export type Client = {
  call(name: string, input: unknown, asked: Asked): Promise<Reply>
  askHost(ask: HostAsk): Promise<HostReply>
  close(): Promise<void>
}

type Opening = {
  /** `undefined` for a workspace in memory. */
  readonly folder: string | undefined
  readonly program: string
  readonly makePorts: () => Promise<Ports & { close(): void }>
}

/** How long a holder may take to answer or to let go. */
const PATIENCE_MS = 5000
const PAUSE_MS = 50

/** Reaches the workspace through whoever holds it; opens it here where nobody does. */
export async function openClient(opening: Opening): Promise<Client> {
  if (opening.folder === undefined) return inMemory(opening)
  const giveUpAt = performance.now() + PATIENCE_MS
  let told = false
  for (;;) {
    const holder = readHolder(placesIn(opening.folder))
    const client = holder?.socket ? await connectToHolder(holder) : undefined
    if (client) return client
    if (holder && !told)
      say(
        `${opening.folder} is held by process ${holder.pid} (${holder.host}), which does not answer; waiting.`,
      )
    told ||= holder !== undefined
    try {
      return await inThisProcess({ ...opening, folder: opening.folder })
    } catch (error) {
      if (!(error instanceof WorkspaceHeld) || performance.now() > giveUpAt) throw error
      await wait(PAUSE_MS)
    }
  }
}

async function inThisProcess(opening: Opening & { readonly folder: string }): Promise<Client> {
  const { folder, program } = opening
  const ports = await opening.makePorts()
  try {
    const isNew = !existsSync(placesIn(folder).database)
    const held = await holdWorkspace({ folder, ports, program, host: 'command line' })
    if (isNew) say(`A new workspace was made in ${folder}.`)
    const close = () => held.close().finally(ports.close)
    return clientOf(held.core, { close, where: folder })
  } catch (error) {
    ports.close()
    throw error
  }
}

/** A throwaway workspace whose first person is whoever runs this. */
export async function openMemoryCore(lent: { readonly ports: Ports; readonly program: string }) {
  const core = await openCore({ ...lent, folder: undefined })
  const input = { name: osUser() }
  await core.call({ name: 'people.enrol', input, commandId: v7() }, commandLineSession())
  return core
}

async function inMemory({ program, makePorts }: Opening): Promise<Client> {
  const ports = await makePorts()
  const core = await openMemoryCore({ ports, program })
  const close = async () => {
    await core.close()
    ports.close()
  }
  return clientOf(core, { close, where: 'a workspace in memory' })
}

type Near = { readonly close: () => Promise<void>; readonly where: string }

function clientOf(core: Callable, { close, where }: Near): Client {
  const session = commandLineSession()
  return {
    call: (name, input, { commandId = v7(), undoes, signal, onProgress }) =>
      core.call({ name, input, commandId, ...(undoes && { undoes }) }, session, {
        signal,
        report: onProgress,
      }),
    askHost: async () => ({
      ok: false,
      message: `Nothing serves ${where} right now: \`npx signalbox start\` with the same options does.`,
    }),
    close,
  }
}
