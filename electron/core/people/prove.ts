import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import { type Passphrases, wrongPassphrase } from './passphrases.ts'
import { speakerBy } from './speaking.ts'

export async function prove(
  claim: InputOf<'people.prove'>,
  { task, passphrases }: { readonly task: TaskContext; readonly passphrases: Passphrases },
): Promise<OutputOf<'people.prove'>> {
  const { personId } = claim
  const named = () => task.read(({ people }) => people.passphraseOf(personId))
  const before = named()
  await passphrases.mustMatch(claim)
  const isActive = task.read(({ people }) => people.find(personId)?.active)
  if (!before || !isActive || named()?.name !== before.name) throw wrongPassphrase()
  const speaker = speakerBy(before, personId)
  task.session.speaker = speaker
  return { person: personId, assurance: speaker.assurance }
}
