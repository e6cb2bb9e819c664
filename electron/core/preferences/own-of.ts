import type { PersonId } from '#shared/vocabulary/ids.ts'
import { Refusal } from '../refusal.ts'
import type { Asking } from '../rpc/handlers.ts'

/** Whose preferences are meant. Under a name that is lent nobody sees what its owner keeps. */
export function ownOf({ authority: { person, lent } }: Asking): PersonId {
  if (person === undefined) {
    throw new Refusal('rpc/unenrolled', 'Nobody of this workspace speaks here.')
  }
  if (lent) {
    throw new Refusal('rpc/unproved', 'What somebody keeps is theirs: prove who you are first.')
  }
  return person
}
