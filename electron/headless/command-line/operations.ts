import { z } from 'zod'
import { commonRefusals, contract, isOperation } from '#shared/contract/index.ts'
import type { Command, Query, Task } from '#shared/contract/operation.ts'
import { exactlyNamed, Misunderstood, onlyOptions } from './arguments.ts'
import { EXIT, type Run, type Status } from './ask.ts'
import { describeOperation } from './describe-operation.ts'
import { answer } from './say.ts'

type AnyOperation = Query | Command | Task

/** Every operation with what it asks, answers, requires and may be declined with. */
function describeOperations(): { readonly name: string }[] {
  return Object.entries<AnyOperation>(contract).map(([name, operation]) => ({
    name,
    kind: operation.kind,
    says: operation.says,
    requires: operation.requires,
    ...(operation.orSelf ? { orSelf: operation.orSelf } : {}),
    ...(operation.kind === 'query'
      ? { reads: operation.reads, refusals: [] }
      : { refusals: operation.refusals }),
    commonRefusals,
    input: z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(operation.output, { unrepresentable: 'any' }),
  }))
}

function listOperations(): string {
  const rows = Object.entries<AnyOperation>(contract)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows
    .map(([name, { kind, says }]) => `${name.padEnd(width)}  ${kind.padEnd(7)}  ${says}`)
    .join('\n')
}

export async function showOperations({ said }: Run): Promise<Status> {
  onlyOptions(said, ['json'])
  const [name] = said.rest
  if (name !== undefined) {
    exactlyNamed(said, ['OPERATION'])
    if (!isOperation(name)) throw new Misunderstood(unknownOperation(name))
  }
  const named = describeOperations().filter((one) => name === undefined || one.name === name)
  if (said.options.json) answer(JSON.stringify(named, null, 2))
  else answer(name === undefined ? listOperations() : describeOperation(name))
  return EXIT.done
}

/** Names what there is beside it: most often only the verb was guessed wrong. */
export function unknownOperation(name: string): string {
  const [capability] = name.split('.')
  const near = Object.keys(contract).filter((known) => known.split('.')[0] === capability)
  return near.length > 0
    ? `There is no operation ${name}; ${capability} has ${near.join(', ')}.`
    : `There is no operation ${name}; \`signalbox operations\` lists them.`
}
