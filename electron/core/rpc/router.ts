import { contract, isOperation, type Reply } from '#shared/contract/index.ts'
import type { Request } from '#shared/contract/wire.ts'
import type { Log } from '../ports.ts'
import type { CommandLog } from './command-log.ts'
import { declined, failure, malformed } from './failures.ts'
import { createGate, type GateParts } from './gate.ts'
import { type Conduct, type Handlers, quiet } from './handlers.ts'
import { createRunners, type Run } from './run-operation.ts'
import type { Session } from './session.ts'

type Parts = GateParts & {
  readonly handlers: Handlers
  readonly commands: CommandLog
  readonly log: Log
  /** Hears each answer before it goes out; tests hold it against the contract. */
  readonly onAnswer?: ((name: string, reply: Reply) => void) | undefined
}

const COMMAND_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The only way into the core. Knows nothing of Electron, HTTP or sockets. */
export function createRouter(parts: Parts) {
  const { handlers, unitOfWork, commands, log, onAnswer } = parts
  const gate = createGate(parts)
  const runners = createRunners({ handlers, unitOfWork, commands, gate })

  return async function call(
    request: Request,
    session: Session,
    conduct: Conduct = quiet,
  ): Promise<Reply> {
    const understood = understand(request, { session, conduct })
    const reply =
      'reply' in understood ? understood.reply : await carryOut(understood.run, { runners, log })
    onAnswer?.(request.name, reply)
    return reply
  }
}
export { type Asking, type Conduct, type Handlers, quiet, type TaskContext } from './handlers.ts'
export type Call = ReturnType<typeof createRouter>

type Understood = { readonly run: Run } | { readonly reply: Reply }

function understand(
  { name, input, commandId, undoes }: Request,
  asking: Pick<Run, 'session' | 'conduct'>,
): Understood {
  if (!isOperation(name)) {
    return { reply: failure('rpc/unknown', `There is no operation ${name}.`) }
  }
  const operation: Run['operation'] = contract[name]
  if (operation.kind !== 'query' && !COMMAND_ID.test(String(commandId))) {
    return { reply: failure('rpc/invalid', 'A command id has to be a UUID of version 7.') }
  }
  if (undoes !== undefined && operation.kind !== 'command') {
    return { reply: failure('rpc/invalid', 'Only a command can undo another one.') }
  }
  if (undoes !== undefined && !COMMAND_ID.test(undoes)) {
    return { reply: failure('rpc/invalid', 'What is undone has to be named by its command id.') }
  }
  const parsed = parseInput(operation, input)
  if (!parsed) return { reply: failure('rpc/invalid', 'That is nested too deeply.') }
  if (!parsed.success) return { reply: malformed(parsed.error.issues) }
  return { run: { name, operation, input: parsed.data, commandId, undoes, ...asking } }
}

/** `undefined` where a value lies so deep that looking at it overflows the stack. */
function parseInput({ input: schema }: Run['operation'], input: unknown) {
  try {
    return schema.safeParse(input)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

type Means = { readonly runners: ReturnType<typeof createRunners>; readonly log: Log }

async function carryOut(run: Run, { runners, log }: Means): Promise<Reply> {
  const { name, operation, conduct } = run
  try {
    return { ok: true, value: await runners[operation.kind](run) }
  } catch (error) {
    return declined(error, { name, signal: conduct.signal, log })
  }
}
