import type { Requirement } from '#shared/contract/operation.ts'
import { commonScopes, scopesOf } from '#shared/domain/people/permissions.ts'
import type { Assurance } from '#shared/vocabulary/assurance.ts'
import type { PersonId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Grant, Scope } from '#shared/vocabulary/role.ts'
import type { Reading } from '../database/reading.ts'
import type { Session } from './session.ts'

/** Whom the ledger names where no person of the workspace speaks. */
export const UNENROLLED = 'unenrolled'
export const PROGRAM = 'signalbox'

/** Who speaks right now and what they may do. */
export type Authority = {
  readonly actor: string
  readonly person: PersonId | undefined
  readonly assurance: Assurance
  readonly grants: readonly Grant[]
  /** The name was taken on, on a mere word and from elsewhere. */
  readonly lent: boolean
  /** Where the requirement is met; nowhere where the list is empty. */
  readonly scopesFor: (requirement: Requirement) => readonly Scope[]
}

const EVERYWHERE: readonly Scope[] = [{ of: 'workspace' }]

/**
 * Answers who speaks in a session. Remembered until anything about people changes, because every
 * call asks; `forget` is called with each such change.
 */
export function createAuthorities() {
  let known = new WeakMap<Session, { of: Session['speaker']; authority: Authority }>()

  return {
    forget: () => {
      known = new WeakMap()
    },
    of(session: Session, reading: Reading): Authority {
      const cached = known.get(session)
      if (cached && cached.of === session.speaker) return cached.authority
      const authority = look(session, reading)
      known.set(session, { of: session.speaker, authority })
      return authority
    },
  }
}
export type Authorities = ReturnType<typeof createAuthorities>

function look(session: Session, reading: Reading): Authority {
  const person = spokenFor(session, reading)
  const lent = person !== undefined && isLent(person, { session, reading })
  return {
    actor: person?.id ?? UNENROLLED,
    person: person?.id,
    assurance: session.speaker.assurance,
    grants: person?.grants ?? [],
    lent,
    scopesFor(requirement) {
      if (requirement === 'anyone') return EVERYWHERE
      const scopes = scopesOf(person?.grants ?? [], requirement)
      return lent ? withinReachOfOwner(scopes, { requirement, session, reading }) : scopes
    },
  }
}

/**
 * The active person a session speaks for. Links and passphrases are looked up each time: with them
 * goes what they proved.
 */
export function spokenFor(
  { speaker, osUser }: Pick<Session, 'speaker' | 'osUser'>,
  { people }: Reading,
): Person | undefined {
  const { person, assurance, credential } = speaker
  const linked = osUser !== undefined && (assurance === 'os' || person === undefined)
  const found = linked ? people.byOsUser(osUser) : person && people.find(person)
  if (!found?.active) return undefined
  if (credential !== undefined && people.passphraseOf(found.id)?.name !== credential) {
    return undefined
  }
  return found
}

/** The active person a session belonged to when it began, whoever speaks in it now. */
export const ownerOf = ({ first, osUser }: Session, reading: Reading): Person | undefined =>
  spokenFor({ speaker: first, osUser }, reading)

type Seen = { readonly session: Session; readonly reading: Reading }

/** Whether somebody's name was taken on, on a mere word and from elsewhere. */
const isLent = ({ id }: Person, { session, reading }: Seen) =>
  session.speaker.assurance === 'declared' && !session.local && ownerOf(session, reading)?.id !== id

/** With a name that is lent nobody does what they may not do in their own; a stranger only reads. */
function withinReachOfOwner(
  scopes: readonly Scope[],
  { requirement, session, reading }: Seen & { readonly requirement: Permission },
): readonly Scope[] {
  const owner = ownerOf(session, reading)
  if (!owner) return requirement.endsWith(':read') ? scopes : []
  const teamOf = (service: ServiceId) => reading.services.find(service)?.ownerTeam ?? undefined
  return commonScopes([scopes, scopesOf(owner.grants, requirement)], teamOf)
}

/** The program itself, when it records what no person decided. */
export const programAuthority: Authority = {
  actor: PROGRAM,
  person: undefined,
  assurance: 'program',
  grants: [],
  lent: false,
  scopesFor: () => EVERYWHERE,
}
