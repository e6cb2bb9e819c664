import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { isSure } from '#shared/domain/people/two-person.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import { type Hashed, type Passphrases, wrongPassphrase } from './passphrases.ts'
import { mustReachRolesOf, requirePerson, unknownPerson } from './required.ts'
import { notYou, speakerBy } from './speaking.ts'

/**
 * Who sets a passphrase can speak for its owner, so a declared word is not enough; giving the one
 * that stands is.
 */
export async function setPassphrase(
  { personId, passphrase, current }: InputOf<'people.setPassphrase'>,
  { task, passphrases }: { readonly task: TaskContext; readonly passphrases: Passphrases },
): Promise<OutputOf<'people.setPassphrase'>> {
  if (!task.read(({ people }) => people.find(personId))) throw unknownPerson()
  const { person, assurance } = task.authority
  const replaced = passphrases.find(personId)
  const own = replaced && person === personId
  if (!isSure(assurance) && !(own && current !== undefined)) throw notYou()
  if (own) {
    if (current === undefined) throw wrongPassphrase()
    await passphrases.mustMatch({ personId, passphrase: current })
  }
  const hashed = await passphrases.hash(passphrase)
  const decided = task.decide((work) => {
    mustStillStand({ personId, replaced }, { task, work, passphrases })
    passphrases.keep(personId, hashed)
    work.record('person.passphraseSet', personId, { reset: !isSelf(work, personId) })
    return work.people.find(personId)!
  })
  if (person === personId && assurance !== 'os') goOnProved(task, personId)
  return decided
}

/** Whoever replaced their own passphrase has just proved that they knew it. */
function goOnProved({ read, session }: TaskContext, personId: PersonId): void {
  const passphrase = read(({ people }) => people.passphraseOf(personId))
  if (passphrase) session.speaker = speakerBy(passphrase, personId)
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
  const self = isSelf(work, personId)
  const known = isSure(assurance) || (self && replaced)
  if (speaker !== task.authority.person || !known) throw notYou()
  const found = requirePerson(work, { personId })
  if (!self) {
    mustReachRolesOf(found, work)
    return
  }
  const standing = passphrases.find(personId)
  const same = standing ? replaced?.hash.equals(standing.hash) : !replaced
  if (!same) throw wrongPassphrase()
}
