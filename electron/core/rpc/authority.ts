import type { Requirement } from '#shared/contract/operation.ts'
import { scopesOf } from '#shared/domain/people/permissions.ts'
import type { Assurance } from '#shared/vocabulary/assurance.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
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

function look({ speaker, osUser }: Session, { people }: Reading): Authority {
  const found = speaker.person
    ? people.find(speaker.person)
    : osUser === undefined
      ? undefined
      : people.byOsUser(osUser)
  const person = found?.active ? found : undefined
  return {
    actor: person?.id ?? UNENROLLED,
    person: person?.id,
    assurance: speaker.assurance,
    grants: person?.grants ?? [],
    scopesFor: (requirement) =>
      requirement === 'anyone' ? EVERYWHERE : scopesOf(person?.grants ?? [], requirement),
  }
}

/** The program itself, when it records what no person decided. */
export const programAuthority: Authority = {
  actor: PROGRAM,
  person: undefined,
  assurance: 'program',
  grants: [],
  scopesFor: () => EVERYWHERE,
}
