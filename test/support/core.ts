import { v7 } from 'uuid'
import { expect, onTestFinished } from 'vitest'
import type { AnyConnector } from '#core/connectors/registry.ts'
import { openCore } from '#core/open-core.ts'
import type { Ports } from '#core/ports.ts'
import { openSession, type Session } from '#core/rpc/session.ts'
import {
  type AskOf,
  type Change,
  commonRefusals,
  contract,
  isOperation,
  type OperationName,
  type OutputOf,
  type Reply,
} from '#shared/contract/index.ts'
import type { Assurance } from '#shared/vocabulary/assurance.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { testPorts } from './ports.ts'

type StartOptions = {
  readonly folder?: string
  readonly ports?: Partial<Ports>
  /** Nobody is enrolled yet. */
  readonly empty?: true
  readonly connectors?: readonly AnyConnector[]
}

/** Which command it is, and which one it takes back. */
type Asked = { readonly commandId?: string; readonly undoes?: string | undefined }

export type TestCore = Awaited<ReturnType<typeof startCore>>

/** The account that the tests run as; the first person is linked to it. */
export const OS_USER = 'kim'

export const sessionOf = (person: PersonId, assurance: Assurance = 'os'): Session =>
  openSession({ origin: 'test', person, assurance })

/**
 * A real core, in memory unless a folder is given, on a clock that stands still, with Kim enrolled
 * as administrator. Whatever the core answers is held against the contract as it goes.
 */
export async function startCore({
  folder,
  ports: over = {},
  empty,
  connectors,
}: StartOptions = {}) {
  const { ports, clock, log } = testPorts(over)
  let touched = new Set<string>()
  const core = await openCore({
    folder,
    ports,
    program: '0.0.0-test',
    connectors,
    observer: { onTouch: (topic) => touched.add(topic), onAnswer: holdAgainstContract },
  })
  let open = true
  const close = async () => {
    if (open) await core.close()
    open = false
  }
  onTestFinished(close)

  const changes: Change[] = []
  core.onChange((change) => changes.push(change))
  const me = openSession({ osUser: OS_USER, origin: 'test', local: true, assurance: 'os' })

  const askAs = async <N extends OperationName>(
    session: Session,
    name: N,
    input: AskOf<N>,
    asked: string | Asked = {},
  ): Promise<Reply<OutputOf<N>>> => {
    touched = new Set()
    const { commandId = v7(), undoes } = typeof asked === 'string' ? { commandId: asked } : asked
    const request = { name, input, commandId, ...(undoes !== undefined && { undoes }) }
    const reply = await core.call(request, session)
    expectReadsDeclared(name, touched)
    return reply as Reply<OutputOf<N>>
  }
  const ask = <N extends OperationName>(name: N, input: AskOf<N>, asked?: string | Asked) =>
    askAs(me, name, input, asked)

  /** Asks what has to be granted; a refusal fails the test. */
  const get = async <N extends OperationName>(name: N, input: AskOf<N>): Promise<OutputOf<N>> => {
    const reply = await ask(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code} ${reply.failure.message}`)
    return reply.value
  }
  const kim = empty
    ? undefined
    : await get('people.enrol', { name: 'Kim', timeZone: 'Europe/Berlin' })
  changes.length = 0

  return {
    core,
    me,
    kim: kim as Person,
    ask,
    askAs,
    get,
    changes,
    clock,
    log,
    ports,
    close,
    /** The database under the core that runs right now, to look at or to tamper with. */
    db: () => core.running().db,
    facts: () => Number(core.running().db.prepare('SELECT count(*) FROM ledger').pluck().get()),
    /** What went wrong inside; a test that expects nothing of the kind finds it empty. */
    defects: () => log.lines.filter(({ level }) => level === 'error'),
  }
}

/** Every answer has the declared shape, and every refusal a declared code. */
function holdAgainstContract(name: string, reply: Reply): void {
  if (!isOperation(name)) return
  const operation = contract[name]
  if (reply.ok) {
    operation.output.parse(reply.value)
    return
  }
  const declared = operation.kind === 'query' ? [] : operation.refusals
  expect([...declared, ...commonRefusals]).toContain(reply.failure.code)
}

/** `reads` has to cover what a query touched, or the screen would miss a change. */
function expectReadsDeclared(name: OperationName, touched: ReadonlySet<string>): void {
  const operation = contract[name]
  if (operation.kind !== 'query') return
  expect(operation.reads).toEqual(expect.arrayContaining([...touched]))
}
