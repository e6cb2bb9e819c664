import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Item, ReleaseDetails } from '#shared/vocabulary/release.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'

type Named = {
  readonly [K in 'owner' | 'lead' | 'rollbackScope']?: ReleaseDetails[K] | undefined
}

/** Refuses an owner or lead who is not there, and a rollback scope over items that are not. */
export function checkDetails(
  reading: Reading,
  { owner, lead, rollbackScope, items }: Named & { readonly items: readonly Pick<Item, 'id'>[] },
): void {
  for (const person of [owner, lead]) if (person) checkPerson(reading, person)
  if (rollbackScope?.of !== 'items') return
  const known = new Set(items.map(({ id }) => id))
  if (rollbackScope.items.every((id) => known.has(id))) return
  throw new Refusal(
    'releases/unknown-item',
    'The rollback scope names an item that the release does not have.',
  )
}

function checkPerson(reading: Reading, id: PersonId): void {
  if (reading.people.find(id)?.active) return
  throw new Refusal(
    'releases/unknown-person',
    'Owner and lead have to be active people of this workspace.',
  )
}
