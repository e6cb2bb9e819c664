import type { Assurance } from '#shared/vocabulary/assurance.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'

/** For whom a session speaks: a person, or whoever this account of the machine is linked to. */
export type Speaker = {
  readonly person: PersonId | undefined
  readonly assurance: Assurance
  /** The passphrase that proved it, by the name it goes by; with that one the proof ends. */
  readonly credential?: string | undefined
}

/**
 * Who asks, as the transport found out; nothing of it comes from a payload. Proving a passphrase
 * changes whom the session speaks for, and is forgotten with the session.
 */
export type Session = {
  /** The account of the operating system, where the transport can know it. */
  readonly osUser: string | undefined
  /** Which door it came through; over the network with the address. */
  readonly origin: string
  /** On this machine and for this account: only such a session may enrol the first person. */
  readonly local: boolean
  readonly first: Speaker
  speaker: Speaker
}

type Arrival = {
  readonly osUser?: string | undefined
  readonly origin: string
  readonly local?: boolean
  readonly person?: PersonId | undefined
  readonly assurance: Assurance
}

export function openSession({
  osUser,
  origin,
  local = false,
  person,
  assurance,
}: Arrival): Session {
  const first: Speaker = { person, assurance }
  return { osUser, origin, local, first, speaker: first }
}
