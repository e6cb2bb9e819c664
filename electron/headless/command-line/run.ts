import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isOperation, type Reply } from '#shared/contract/index.ts'
import { exactlyNamed, Misunderstood, onlyOptions, type Said } from './arguments.ts'
import type { Client } from './client.ts'
import { describeOperations, listOperations } from './operations.ts'
import { answer, createProgressLine, say } from './say.ts'
import { speakAs } from './speak-as.ts'

/** Done, declined, not understood: what a script goes by. */
export const EXIT = { done: 0, refused: 1, misunderstood: 2 } as const

export type Run = { readonly said: Said; readonly open: () => Promise<Client> }
type Status = number

/** Carries out one operation and says how it went; Ctrl-C cancels it, twice leaves at once. */
async function ask(
  client: Client,
  name: string,
  input: unknown,
  commandId?: string,
): Promise<Reply> {
  const controller = new AbortController()
  const progress = createProgressLine()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  try {
    const { signal } = controller
    return await client.call(name, input, { commandId, signal, onProgress: progress.show })
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
function report(reply: Reply): Status {
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

export async function callOperation({ said, open }: Run): Promise<Status> {
  onlyOptions(said, ['input', 'as', 'command-id'])
  const [name] = exactlyNamed(said, ['OPERATION']) as [string]
  if (!isOperation(name)) {
    throw new Misunderstood(`There is no operation ${name}; \`signalbox operations\` lists them.`)
  }
  const input = readInput(said.options.input)
  return withClient(open, async (client) => {
    const spoken = await speakAs(client, said.options.as)
    if (spoken && !spoken.ok) return report(spoken)
    return report(await ask(client, name, input, said.options['command-id']))
  })
}

function readInput(from: string | undefined): unknown {
  if (from === undefined) return {}
  let text: string
  try {
    text = readFileSync(from === '-' ? 0 : from, 'utf8')
  } catch (error) {
    throw new Misunderstood(`The input cannot be read: ${(error as Error).message}.`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Misunderstood(`The input is not JSON: ${(error as Error).message}.`)
  }
}

export async function showOperations({ said }: Run): Promise<Status> {
  onlyOptions(said, ['json'])
  exactlyNamed(said, [])
  answer(said.options.json ? JSON.stringify(describeOperations(), null, 2) : listOperations())
  return EXIT.done
}

/** A command of the line that is one operation. */
const operation =
  (name: string, inputOf: (said: Said) => unknown, options: readonly string[] = []) =>
  async ({ said, open }: Run): Promise<Status> => {
    onlyOptions(said, options)
    const input = inputOf(said)
    return withClient(open, async (client) => report(await ask(client, name, input)))
  }

const nothing = (said: Said) => {
  exactlyNamed(said, [])
  return {}
}

export const rebuild = operation('workspace.rebuild', nothing)
export const backup = operation('workspace.backup', nothing)
export const exportLedger = operation('ledger.export', (said) => {
  const [folder] = exactlyNamed(said, ['DIR']) as [string]
  return { folder: resolve(folder) }
})

export async function verify({ said, open }: Run): Promise<Status> {
  onlyOptions(said, [])
  return withClient(open, async (client) => {
    const reply = await ask(client, 'ledger.verify', nothing(said))
    const status = report(reply)
    if (!reply.ok) return status
    const { outcome, entries, firstBroken, unanchored } = reply.value as Verdict
    if (outcome === 'intact') {
      say(`Intact: ${entries} entries, the last ${unanchored} not anchored by a checkpoint yet.`)
      return EXIT.done
    }
    say(
      `Broken${firstBroken === null ? '' : ` from entry ${firstBroken} on`}: see the findings above.`,
    )
    return EXIT.refused
  })
}

type Verdict = {
  readonly outcome: 'intact' | 'broken'
  readonly entries: number
  readonly firstBroken: number | null
  readonly unanchored: number
}

export async function link({ said, open }: Run): Promise<Status> {
  onlyOptions(said, ['person'])
  exactlyNamed(said, [])
  return withClient(open, async (client) => {
    const reply = await client.askHost({ what: 'link', person: said.options.person })
    if (!reply.ok) {
      say(reply.message)
      return EXIT.refused
    }
    answer((reply.value as { url: string }).url)
    return EXIT.done
  })
}
