import { decisionIdOf, stepIdOf } from '../database/command-ids.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Work } from '../database/work.ts'
import type { Authority } from './authority.ts'
import type { Ask, CommandLog } from './command-log.ts'
import type { Asked, Gate } from './gate.ts'
import type { Asking, Conduct, Handlers, TaskContext } from './handlers.ts'
import { decideUndoing } from './undo.ts'

export type Run = Asked & {
  readonly commandId: string
  readonly undoes?: string | undefined
  readonly conduct: Conduct
}

type Parts = {
  readonly handlers: Handlers
  readonly unitOfWork: UnitOfWork
  readonly commands: CommandLog
  readonly gate: Gate
}

type Handler = (input: unknown, context: unknown, asking?: Asking) => unknown

/** How each kind of operation is carried out, once what was asked has been understood. */
export function createRunners(parts: Parts) {
  const { handlers, unitOfWork, commands, gate } = parts
  // The contract ties each handler to its input; by name alone the compiler cannot follow that.
  const handlerOf = (name: string) => handlers[name as keyof Handlers] as Handler

  return {
    query: (run: Run): unknown =>
      unitOfWork.read((reading) => {
        // A query's handler is synchronous by its type, so this is never a promise.
        return handlerOf(run.name)(run.input, reading, gate.allow(run)) as never
      }),

    command(run: Run): unknown {
      const { name, input, session, commandId, undoes } = run
      const decided = (work: Work) => {
        const decide = () =>
          handlerOf(name)(input, work, { session, authority: work.author.authority })
        return undoes === undefined
          ? decide()
          : decideUndoing({ work, commands }, { undoes, decide })
      }
      return decide(parts, { run, commandId, decided })
    },

    /** A task that has decided is not begun again: its first decision is its answer. */
    task(run: Run): unknown {
      const { authority, earlier } = unitOfWork.read(() => {
        const { authority } = gate.allow(run)
        return { authority, earlier: commands.answered(toAsk(run, authority)) }
      })
      if (earlier) return earlier.value
      return handlerOf(run.name)(run.input, contextOf(parts, { run, authority }))
    },
  }
}

type Decision = {
  readonly run: Run
  readonly commandId: string
  readonly decided: (work: Work) => unknown
}

/** Once for its id, by whoever speaks at that moment. */
function decide(
  { unitOfWork, commands, gate }: Parts,
  { run, commandId, decided }: Decision,
): unknown {
  return unitOfWork.commit(commandId, {
    author: () => gate.authorOf(run),
    run: (work) => {
      const ask = toAsk({ ...run, commandId }, work.author.authority)
      // What is decided is data, never a promise: `Work` offers nothing to wait for.
      return commands.once(ask, () => decided(work)) as never
    },
  })
}

type Begun = { readonly run: Run; readonly authority: Authority }

function contextOf(parts: Parts, { run, authority }: Begun): TaskContext {
  const { conduct, session, commandId } = run
  const { actor } = authority
  let decisions = 0
  return {
    ...conduct,
    session,
    authority,
    // `read` is declared for plain values, which the unit of work cannot tell from a promise here.
    read: (look) => parts.unitOfWork.read(look as never),
    decide<T>(decided: (work: Work) => T): T {
      conduct.signal.throwIfAborted()
      const id = decisionIdOf({ actor, commandId }, decisions)
      decisions += 1
      // A decision that is remembered was made by this same code, so it has this shape.
      return decide(parts, { run, commandId: id, decided }) as T
    },
    step<T>(name: string, decided: (work: Work) => T): T {
      conduct.signal.throwIfAborted()
      const id = stepIdOf({ actor, commandId }, name)
      // As above: the name stands for the same code.
      return decide(parts, { run, commandId: id, decided }) as T
    },
  }
}

/** Whoever asks becomes somebody else by enrolling: asking that again has to find the same answer. */
function toAsk({ name, operation, input, commandId, undoes }: Run, { actor }: Authority): Ask {
  return {
    actor: operation.requires === 'anyone' ? 'anyone' : actor,
    commandId,
    operation: name,
    input: withoutSecrets(input, operation.secret),
    undoes,
  }
}

function withoutSecrets(input: unknown, secret: readonly string[] | undefined): unknown {
  if (!secret) return input
  const fields = Object.entries(input as object).filter(([name]) => !secret.includes(name))
  return Object.fromEntries(fields)
}
