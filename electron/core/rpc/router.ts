import {
  contract,
  type InputOf,
  isOperation,
  type NameOf,
  type OutputOf,
  type Progress,
  type Reply,
} from '#shared/contract/index.ts'
import type { Command, Query, Task } from '#shared/contract/operation.ts'
import type { Request } from '#shared/contract/wire.ts'
import { idsOf } from '../database/command-ids.ts'
import type { Reading } from '../database/reading.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Author, Work } from '../database/work.ts'
import type { Log } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Authorities, Authority } from './authority.ts'
import type { Asked, CommandLog } from './command-log.ts'
import type { Session } from './session.ts'

export type Conduct = { readonly signal: AbortSignal; report(progress: Progress): void }

/** What slow work may do: look, and decide by commands of its own. */
export type TaskContext = Conduct & {
  readonly session: Session
  readonly authority: Authority
  read<T>(run: (reading: Reading) => T): T
  decide<T>(run: (work: Work) => T): T
}

/** What a query is asked with besides its input. */
export type Asking = { readonly session: Session; readonly authority: Authority }

/** One handler for each operation; a forgotten one does not compile. */
export type Handlers = {
  readonly [N in NameOf<'query'>]: (
    input: InputOf<N>,
    reading: Reading,
    asking: Asking,
  ) => OutputOf<N>
} & {
  readonly [N in NameOf<'command'>]: (input: InputOf<N>, work: Work, asking: Asking) => OutputOf<N>
} & {
  readonly [N in NameOf<'task'>]: (input: InputOf<N>, task: TaskContext) => Promise<OutputOf<N>>
}

type Parts = {
  readonly handlers: Handlers
  readonly unitOfWork: UnitOfWork
  readonly once: CommandLog
  readonly authorities: Authorities
  readonly log: Log
  /** Why nothing may be changed; `undefined` where all is open. */
  readonly viewOnly: () => string | undefined
  /** Hears each answer before it goes out; tests hold it against the contract. */
  readonly onAnswer?: ((name: string, reply: Reply) => void) | undefined
}

type AnyOperation = Query | Command | Task
type Handler = (input: unknown, context: unknown, asking?: Asking) => unknown

export const quiet: Conduct = { signal: new AbortController().signal, report: () => {} }

const COMMAND_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The only way into the core. Knows nothing of Electron, HTTP or sockets. */
export function createRouter(parts: Parts) {
  const { handlers, unitOfWork, once, authorities } = parts

  function allow(operation: AnyOperation, input: unknown, session: Session): Allowed {
    const authority = authorities.of(session, unitOfWork.reading)
    const { requires, orSelf } = operation
    const scopes = authority.scopesFor(requires)
    const named = orSelf && (input as Record<string, unknown>)[orSelf]
    const self = authority.person !== undefined && named === authority.person
    if (scopes.length === 0 && !self) throw notAllowed(authority, requires)
    if (!self && isUnproved(operation, authority)) throw unproved()
    return { session, authority, scopes: self ? [{ of: 'workspace' }] : scopes }
  }

  /** Every decision passes here, inside its transaction. */
  function authorOf(operation: AnyOperation, input: unknown, session: Session) {
    const closed = parts.viewOnly()
    if (closed) throw new Refusal('rpc/view-only', closed)
    const { authority, scopes } = allow(operation, input, session)
    return { authority, scopes, origin: session.origin }
  }

  const handlerOf = (name: string) => handlers[name as keyof Handlers] as Handler

  function runCommand(name: string, input: unknown, request: Run): unknown {
    const { operation, session, commandId } = request
    return unitOfWork.commit(commandId, {
      author: () => authorOf(operation, input, session),
      run: (work) => {
        const { authority } = work.author
        const asked = toAsked(name, input, { operation, commandId, authority })
        return once(asked, () => handlerOf(name)(input, work, { session, authority })) as never
      },
    })
  }

  function runTask(name: string, input: unknown, { operation, session, commandId, conduct }: Run) {
    const { authority } = unitOfWork.read((): Asking => allow(operation, input, session))
    const author = () => authorOf(operation, input, session)
    const nextId = idsOf(authority.actor, commandId)
    let decisions = 0
    const task: TaskContext = {
      ...conduct,
      session,
      authority,
      read: (run) => unitOfWork.read(run as never),
      decide: (run) => {
        decisions += 1
        const decision = decisions === 1 ? commandId : nextId()
        return unitOfWork.commit(decision, {
          author,
          run: (work) => {
            const asked = toAsked(name, input, { operation, commandId: decision, authority })
            return once(asked, () => run(work)) as never
          },
        })
      },
    }
    return handlerOf(name)(input, task)
  }

  const run = {
    query: (name: string, input: unknown, { operation, session }: Run) =>
      unitOfWork.read(
        (reading) => handlerOf(name)(input, reading, allow(operation, input, session)) as never,
      ),
    command: runCommand,
    task: runTask,
  }

  async function answer(request: Request, session: Session, conduct: Conduct): Promise<Reply> {
    const { name, input, commandId } = request
    if (!isOperation(name)) return failure('rpc/unknown', `There is no operation ${name}.`)
    const operation: AnyOperation = contract[name]
    if (operation.kind !== 'query' && !COMMAND_ID.test(String(commandId))) {
      return failure('rpc/invalid', 'A command id has to be a UUID of version 7.')
    }
    const parsed = operation.input.safeParse(input)
    if (!parsed.success) return malformed(parsed.error.issues)
    try {
      const value = await run[operation.kind](name, parsed.data, {
        operation,
        session,
        commandId,
        conduct,
      })
      return { ok: true, value }
    } catch (error) {
      return declined(error, { name, conduct, log: parts.log })
    }
  }

  return async function call(
    request: Request,
    session: Session,
    conduct: Conduct = quiet,
  ): Promise<Reply> {
    const reply = await answer(request, session, conduct)
    parts.onAnswer?.(request.name, reply)
    return reply
  }
}
export type Call = ReturnType<typeof createRouter>

type Allowed = Asking & Pick<Author, 'scopes'>
type Run = {
  readonly operation: AnyOperation
  readonly session: Session
  readonly commandId: string
  readonly conduct: Conduct
}

const failure = (code: string, message: string, details?: unknown): Reply => ({
  ok: false,
  failure: details === undefined ? { code, message } : { code, message, details },
})

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** How many of the things wrong with an input the message itself tells. */
const TOLD = 3

function malformed(issues: readonly Issue[]): Reply {
  const found = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  const told = found
    .slice(0, TOLD)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
  const more = found.length > TOLD ? `; and ${found.length - TOLD} more` : ''
  return failure('rpc/invalid', `That cannot be understood. ${told.join('; ')}${more}.`, found)
}

/** On a declared word nobody administers; what a declared vote may do says so itself. */
const isUnproved = ({ requires, provisional }: AnyOperation, { assurance }: Authority) =>
  assurance === 'declared' && requires.endsWith(':administer') && !provisional

const unproved = () =>
  new Refusal('rpc/unproved', 'A declared word is not enough for that: prove who you are first.')

function notAllowed({ person }: Authority, requires: string): Refusal {
  return person
    ? new Refusal('rpc/forbidden', `Your roles do not include ${requires}.`)
    : new Refusal(
        'rpc/unenrolled',
        'Nobody of this workspace speaks here: enrol, or prove who you are.',
      )
}

function declined(
  error: unknown,
  { name, conduct, log }: { readonly name: string; readonly conduct: Conduct; readonly log: Log },
): Reply {
  if (error instanceof Refusal) return failure(error.code, error.message, error.details)
  if (conduct.signal.aborted) return failure('rpc/cancelled', 'It was cancelled.')
  log.error({ error, operation: name }, 'an operation failed')
  if (isOutOfRoom(error)) return failure('rpc/unavailable', OUT_OF_ROOM)
  return failure('rpc/defect', 'Something went wrong; the details are in the log.')
}

type Decision = Pick<Run, 'operation' | 'commandId'> & { readonly authority: Authority }

/** Whoever asks becomes somebody else by enrolling: asking that again has to find the same answer. */
function toAsked(
  name: string,
  input: unknown,
  { operation, commandId, authority }: Decision,
): Asked {
  const actor = operation.requires === 'anyone' ? 'anyone' : authority.actor
  return { actor, commandId, operation: name, input: withoutSecrets(input, operation.secret) }
}

const OUT_OF_ROOM = 'The disk is full: nothing was changed. Make room, then try again.'
const isOutOfRoom = (error: unknown) =>
  ['SQLITE_FULL', 'ENOSPC'].includes(String((error as { code?: unknown } | null)?.code))

function withoutSecrets(input: unknown, secret: readonly string[] | undefined): unknown {
  if (!secret) return input
  const fields = Object.entries(input as object).filter(([name]) => !secret.includes(name))
  return Object.fromEntries(fields)
}
