import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { GrantId, PersonId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { Asking } from '../rpc/handlers.ts'

/** Nobody can vouch for the first person: being at this machine has to do. */
export function enrol(
  { name, timeZone }: InputOf<'people.enrol'>,
  work: Work,
  { session: { local, osUser } }: Pick<Asking, 'session'>,
): OutputOf<'people.enrol'> {
  if (!local) {
    throw new Refusal(
      'people/not-local',
      'The first person is enrolled on the machine that holds the workspace, not over the network.',
    )
  }
  if (work.people.anyone()) {
    throw new Refusal(
      'people/already-enrolled',
      'Somebody is enrolled already. Ask an administrator to add you.',
    )
  }
  const person = work.newId<PersonId>()
  work.record('person.added', person, { timeZone: timeZone ?? null }, { name, contacts: [] })
  if (osUser !== undefined) work.record('person.osUserLinked', person, {}, { osUser, reason: null })
  work.record(
    'role.granted',
    person,
    {
      grant: work.newId<GrantId>(),
      role: 'administrator',
      scope: { of: 'workspace' },
      needs: 0,
      state: 'effective',
    },
    { reason: 'The first person of the workspace.' },
  )
  return work.people.find(person)!
}
