import type { Person } from '#shared/vocabulary/person.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'
import type { Session } from '../rpc/session.ts'

/** The active person a session belonged to when it began, whoever speaks in it now. */
export function ownerOf({ first, osUser }: Session, { people }: Reading): Person | undefined {
  const linked = osUser === undefined ? undefined : people.byOsUser(osUser)
  const owner = first.person === undefined ? linked : people.find(first.person)
  return owner?.active ? owner : undefined
}

/** It is not known well enough who speaks for what they ask. */
export const notYou = () =>
  new Refusal(
    'people/not-you',
    'It is not known well enough who you are for this. Prove it with a passphrase first.',
  )
