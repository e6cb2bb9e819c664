import { z } from 'zod'
import { commonRefusals, contract } from '#shared/contract/index.ts'
import type { Command, Query, Task } from '#shared/contract/operation.ts'

import { exactlyNamed, onlyOptions } from './arguments.ts'
import { EXIT, type Run, type Status } from './ask.ts'
import { answer } from './say.ts'

type AnyOperation = Query | Command | Task

/** Every operation with what it asks, answers, requires and may be declined with. */
function describeOperations(): object[] {
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
  exactlyNamed(said, [])
  answer(said.options.json ? JSON.stringify(describeOperations(), null, 2) : listOperations())
  return EXIT.done
}
