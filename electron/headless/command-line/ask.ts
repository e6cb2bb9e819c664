import type { Ports } from '#core/ports.ts'
import type { Reply } from '#shared/contract/index.ts'
import type { Said } from './arguments.ts'
import type { Client } from './client.ts'
import { answer, createProgressLine, say } from './say.ts'

/** Done, declined, not understood: what a script goes by. */
export const EXIT = { done: 0, refused: 1, misunderstood: 2 } as const
export type Status = number

/** What a command of the line has to work with. */
export type Run = {
  readonly said: Said
  /** `undefined` for a workspace in memory. */
  readonly folder: string | undefined
  readonly program: string
  readonly makePorts: () => Promise<Ports & { close(): void }>
  readonly open: () => Promise<Client>
}

export type Question = {
  readonly name: string
  readonly input: unknown
  readonly commandId?: string | undefined
  readonly undoes?: string | undefined
}

/** Carries out one operation and says how it went; Ctrl-C cancels it, twice leaves at once. */
export async function ask(client: Client, question: Question): Promise<Reply> {
  const { name, input, commandId, undoes } = question
  const controller = new AbortController()
  const progress = createProgressLine()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  try {
    const { signal } = controller
    return await client.call(name, input, { commandId, undoes, signal, onProgress: progress.show })
  } finally {
    process.off('SIGINT', interrupt)
    progress.end()
  }
}

export async function withClient(
  open: Run['open'],
  use: (client: Client) => Promise<Status>,
): Promise<Status> {
  const client = await open()
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

/** Prints what was answered or why it was declined; the exit status says which. */
export function report(reply: Reply): Status {
  if (reply.ok) {
    answer(JSON.stringify(reply.value, null, 2))
    return EXIT.done
  }
  answer(JSON.stringify({ failure: reply.failure }, null, 2))
  say(reply.failure.message)
  return ['rpc/unknown', 'rpc/invalid'].includes(reply.failure.code)
    ? EXIT.misunderstood
    : EXIT.refused
}
