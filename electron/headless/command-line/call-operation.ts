import { fstatSync, readFileSync } from 'node:fs'
import { isOperation, type Reply } from '#shared/contract/index.ts'
import { exactlyNamed, onlyOptions } from './arguments.ts'
import { ask, type Run, report, type Status, withClient } from './ask.ts'
import { unknownOperation } from './operations.ts'
import { say } from './say.ts'
import { speakAs } from './speak-as.ts'

export async function callOperation({ said, open }: Run): Promise<Status> {
  onlyOptions(said, ['input', 'as', 'command-id', 'undoes'])
  const [name] = exactlyNamed(said, ['OPERATION']) as [string]
  if (!isOperation(name)) return report(misunderstood('rpc/unknown', unknownOperation(name)))
  const { input: from, as, 'command-id': commandId, undoes } = said.options
  const input = readInput(from)
  if ('failure' in input) return report({ ok: false, failure: input.failure })
  return withClient(open, async (client) => {
    const spoken = await speakAs(client, as)
    if (spoken && !spoken.ok) return report(spoken)
    const reply = await ask(client, { name, input: input.value, commandId, undoes })
    const status = report(reply)
    for (const hint of hintsFor({ name, from, reply })) say(hint)
    return status
  })
}

type Input = { readonly value: unknown } | Extract<Reply, { readonly ok: false }>

function readInput(from: string | undefined): Input {
  if (from === undefined) return { value: {} }
  if (from.trimStart().startsWith('{')) {
    return misunderstood('rpc/invalid', '--input names a file, or - for standard input.')
  }
  let text: string
  try {
    text = readFileSync(from === '-' ? 0 : from, 'utf8')
  } catch (error) {
    const why = `The input cannot be read: ${(error as Error).message}.`
    return misunderstood('rpc/invalid', why)
  }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return misunderstood('rpc/invalid', `The input is not JSON: ${(error as Error).message}.`)
  }
}

const misunderstood = (code: string, message: string) =>
  ({ ok: false, failure: { code, message } }) as const

type Answered = { readonly name: string; readonly from: string | undefined; readonly reply: Reply }

/** What whoever typed this may not know. */
function hintsFor({ name, from, reply }: Answered): string[] {
  const code = reply.ok ? undefined : reply.failure.code
  const hints: string[] = []
  if (code === 'rpc/invalid') {
    if (from === undefined && isPiped()) hints.push('To read standard input, add --input -.')
    hints.push(`\`signalbox operations ${name}\` says what it takes.`)
  }
  if (code === 'rpc/unproved' || code === 'people/not-you') {
    hints.push(
      'On the command line: --as PERSON, with their passphrase in SIGNALBOX_AS_PASSPHRASE.',
    )
  }
  if (reply.ok && ['people.prove', 'people.declare', 'people.resume'].includes(name)) {
    hints.push('That held for this call only: use --as PERSON with the call that you mean.')
  }
  return hints
}

function isPiped(): boolean {
  try {
    const input = fstatSync(0)
    return input.isFIFO() || input.isFile()
  } catch {
    return false
  }
}
