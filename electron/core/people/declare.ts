import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { ownerOf } from '../rpc/authority.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import { unknownPerson } from './required.ts'
import { notYou } from './speaking.ts'

export async function declare(
  { personId }: InputOf<'people.declare'>,
  { session, read }: TaskContext,
): Promise<OutputOf<'people.declare'>> {
  return read((reading) => {
    if (!session.local && !ownerOf(session, reading)) throw notYou()
    if (!reading.people.find(personId)?.active) throw unknownPerson()
    session.speaker = { person: personId, assurance: 'declared' }
    return { person: personId, assurance: 'declared' }
  })
}
