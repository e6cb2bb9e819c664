import type { Command, Query, Task } from '#shared/contract/operation.ts'
import { covers } from '#shared/domain/people/permissions.ts'
import { isSure } from '#shared/domain/people/two-person.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Author } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { Authorities, Authority } from './authority.ts'
import type { Asking } from './handlers.ts'
import type { Session } from './session.ts'

export type AnyOperation = Query | Command | Task

/** One operation as it was asked for, by whom. */
export type Asked = {
  readonly name: string
  readonly operation: AnyOperation
  readonly input: unknown
  readonly session: Session
}

type Allowed = Asking & Pick<Author, 'scopes'>

export type GateParts = {
  readonly unitOfWork: UnitOfWork
  readonly authorities: Authorities
  /** Why nothing may be changed; `undefined` where all is open. */
  readonly viewOnly: () => string | undefined
}

/** Who may ask for what. It is asked anew for each decision, because roles change meanwhile. */
export function createGate({ unitOfWork, authorities, viewOnly }: GateParts) {
  function allow({ operation, input, session }: Asked): Allowed {
    const authority = authorities.of(session, unitOfWork.reading)
    const scopes = authority.scopesFor(operation.requires)
    if (isSelf(operation, { input, authority })) {
      return { session, authority, scopes: [{ of: 'workspace' }] }
    }
    if (scopes.length === 0) throw notAllowed(authority, operation.requires)
    if (isUnproved(operation, authority)) throw unproved()
    if (isForAll(operation) && !covers(scopes, {})) throw outOfScope()
    return { session, authority, scopes }
  }

  return {
    allow,
    /** Every decision passes here, inside its transaction. */
    authorOf(asked: Asked): Omit<Author, 'commandId'> {
      const closed = viewOnly()
      if (closed) throw new Refusal('rpc/view-only', closed)
      const { authority, scopes } = allow(asked)
      return { authority, scopes, origin: asked.session.origin }
    },
  }
}
export type Gate = ReturnType<typeof createGate>

type Speaking = { readonly input: unknown; readonly authority: Authority }

/** Whether somebody asks for themselves what everybody may; on a declared word they might be anyone. */
function isSelf(operation: AnyOperation, { input, authority }: Speaking): boolean {
  const { orSelf, provesItself } = operation
  if (orSelf === undefined || authority.person === undefined) return false
  if (!isSure(authority.assurance) && !provesItself) return false
  return (input as Record<string, unknown>)[orSelf] === authority.person
}

/** Without a decision nothing would hold the scope against what a task touches. */
const isForAll = (operation: AnyOperation) =>
  operation.kind === 'task' && !operation.requires.endsWith(':read') && !operation.anywhere

/** On a declared word nobody administers; what a declared vote may do says so itself. */
const isUnproved = ({ requires, provisional }: AnyOperation, { assurance }: Authority) =>
  assurance === 'declared' && requires.endsWith(':administer') && !provisional

const outOfScope = () => new Refusal('rpc/out-of-scope', 'Your role does not reach that far.')

const unproved = () =>
  new Refusal('rpc/unproved', 'A declared word is not enough for that: prove who you are first.')

function notAllowed({ person }: Authority, requires: string): Refusal {
  return person
    ? new Refusal('rpc/forbidden', `Your roles do not include ${requires}.`)
    : new Refusal(
        'rpc/unenrolled',
        'Nobody of this workspace speaks here: enrol (people.enrol) where nobody is yet, or prove who you are.',
      )
}
