import { readFileSync } from 'node:fs'
import { isOperation } from '#shared/contract/index.ts'
import { exactlyNamed, Misunderstood, onlyOptions } from './arguments.ts'
import { ask, type Run, report, type Status, withClient } from './ask.ts'
import { speakAs } from './speak-as.ts'

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
