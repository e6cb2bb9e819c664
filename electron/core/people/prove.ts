import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { TaskContext } from '../rpc/router.ts'
import { type Passphrases, wrongPassphrase } from './passphrases.ts'

export async function prove(
  claim: InputOf<'people.prove'>,
  { task, passphrases }: { readonly task: TaskContext; readonly passphrases: Passphrases },
): Promise<OutputOf<'people.prove'>> {
  await passphrases.mustMatch(claim)
  const person = task.read(({ people }) => people.find(claim.personId))
  if (!person?.active) throw wrongPassphrase()
  task.session.speaker = { person: person.id, assurance: 'proved' }
  return { person: person.id, assurance: 'proved' }
}
