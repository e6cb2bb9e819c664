import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { isSure } from '#shared/domain/people/two-person.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { TaskContext } from '../rpc/router.ts'
import { type Hashed, type Passphrases, wrongPassphrase } from './passphrases.ts'
import { mustReachRolesOf, requirePerson, unknownPerson } from './required.ts'
import { notYou } from './speaking.ts'

/** Who sets a passphrase can speak for its owner, so a declared word is not enough. */
export async function setPassphrase(
  { personId, passphrase, current }: InputOf<'people.setPassphrase'>,
  { task, passphrases }: { readonly task: TaskContext; readonly passphrases: Passphrases },
): Promise<OutputOf<'people.setPassphrase'>> {
  if (!task.read(({ people }) => people.find(personId))) throw unknownPerson()
  if (!isSure(task.authority.assurance)) throw notYou()
  const replaced = passphrases.find(personId)
  if (replaced && task.authority.person === personId) {
    if (current === undefined) throw wrongPassphrase()
    await passphrases.mustMatch({ personId, passphrase: current })
  }
  const hashed = await passphrases.hash(passphrase)
  return task.decide((work) => {
    mustStillStand({ personId, replaced }, { task, work, passphrases })
    passphrases.keep(personId, hashed)
    work.record('person.passphraseSet', personId, { reset: !isSelf(work, personId) })
    return work.people.find(personId)!
  })
}

const isSelf = (work: Work, personId: PersonId) => work.author.authority.person === personId

type Seen = { readonly personId: PersonId; readonly replaced: Hashed | undefined }
type Now = {
  readonly task: TaskContext
  readonly work: Work
  readonly passphrases: Passphrases
}

/** Hashing takes a while: whoever speaks and what is replaced may have changed since. */
function mustStillStand({ personId, replaced }: Seen, { task, work, passphrases }: Now): void {
  const { person: speaker, assurance } = work.author.authority
  if (speaker !== task.authority.person || !isSure(assurance)) throw notYou()
  const found = requirePerson(work, { personId })
  if (!isSelf(work, personId)) {
    mustReachRolesOf(found, work)
    return
  }
  const standing = passphrases.find(personId)
  const same = standing ? replaced?.hash.equals(standing.hash) : !replaced
  if (!same) throw wrongPassphrase()
}
