import type { Grant, GrantState, Role, Scope } from '#shared/vocabulary/role.ts'
import { idOf } from './permissions.ts'
import { isSure, judgeTwoPerson, type Vote } from './two-person.ts'

/** Roles that are too much for one person to hand out. */
const weighty: readonly Role[] = ['approver', 'administrator']

type Asked = {
  readonly role: Role
  readonly grantee: string
  /** Of the workspace: those who are, and who were within `REMEMBERED_MS`. */
  readonly administrators: readonly string[]
}

/**
 * How long it is remembered who was an administrator, and who gave somebody a passphrase or an
 * account: nobody hands out alone what is weighty before the others could notice.
 */
export const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1000

/** How many people have to stand behind a grant; one where there are no two others to ask. */
export function votersNeeded({ role, grantee, administrators }: Asked): number {
  const others = new Set(administrators.filter((id) => id !== grantee))
  return weighty.includes(role) && others.size >= 2 ? 2 : 1
}

type GrantRule = { readonly needs: number; readonly grantee: string }

/** A vote with everybody who lately gave the voter a passphrase or an account to speak with. */
export type GrantVote = Vote & { readonly lenders: readonly string[] }

/** What a grant comes to with these votes; the grantee's own never counts. */
export function stateWith(
  votes: readonly GrantVote[],
  { needs, grantee }: GrantRule,
): Exclude<GrantState, 'revoked'> {
  const heard = votes.map((vote) => (isLent(vote, { votes, grantee }) ? asDeclared(vote) : vote))
  const { outcome } = judgeTwoPerson(heard, { needs, barred: [grantee] })
  return outcome === 'met' ? 'effective' : 'provisional'
}

/** Two voices that one person may have are not known to be two people. */
const isLent = (
  { person, lenders }: GrantVote,
  { votes, grantee }: Pick<GrantRule, 'grantee'> & { readonly votes: readonly Vote[] },
) =>
  [grantee, ...votes.map((vote) => vote.person)].some((id) => id !== person && lenders.includes(id))

const asDeclared = ({ person }: Vote): Vote => ({ person, assurance: 'declared' })

/**
 * Whether another vote of the same person would change anything: a declared word can be made sure
 * once, nothing else is heard twice.
 */
export function isHeardAlready(votes: readonly Vote[], { person, assurance }: Vote): boolean {
  const own = votes.filter((vote) => vote.person === person)
  return own.some((vote) => isSure(vote.assurance)) || (own.length > 0 && !isSure(assurance))
}

/** The grant of this role in exactly this scope that has not been revoked. */
export const standingGrant = (
  grants: readonly Grant[],
  wanted: { readonly role: Role; readonly scope: Scope },
): Grant | undefined =>
  grants.find(
    ({ role, scope, state }) =>
      state !== 'revoked' && role === wanted.role && isSameScope(scope, wanted.scope),
  )

const isSameScope = (a: Scope, b: Scope) => a.of === b.of && idOf(a) === idOf(b)
