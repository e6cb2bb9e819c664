import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { FactId, PersonId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { keepsNameless } from './keeps-nameless.ts'
import type { Stored } from './ledger.ts'

const FACTS_IN_ONE = 1000

export function eraseFacts(
  { subject, facts, attachments = [], reason }: InputOf<'ledger.erase'>,
  work: Work,
): OutputOf<'ledger.erase'> {
  const about = work.ledger.about(subject)
  if (about.length === 0) {
    throw new Refusal('ledger/unknown-subject', 'Nothing was ever recorded about that subject.')
  }
  const person = work.people.find(subject as PersonId)
  const chosen = facts ? named(about, facts) : about.filter(isNoErasure)
  const erasable = chosen.filter(({ said }) => said !== undefined && said.personal !== null)
  const stray = attachments.find((digest) => !cites(about, digest))
  if (stray) throw notAbout(`No fact about it cites the attachment ${stray}.`)
  const keeps = !facts && keepsNameless(subject, work)
  const passphrase = !facts && person?.hasPassphrase === true
  if (erasable.length + attachments.length === 0 && !passphrase && !keeps) {
    throw new Refusal('ledger/nothing-to-erase', 'No names, contacts or free text are left there.')
  }
  if (person?.active && (!facts || erasable.some(isAccount))) {
    const why = 'That person is still active here: deactivate them first, or name single facts.'
    throw new Refusal('ledger/still-active', why)
  }
  const ids = erasable.map(({ entry }) => entry.id as FactId)
  for (let i = 0; i === 0 || i < ids.length; i += FACTS_IN_ONE) {
    const part = { facts: ids.slice(i, i + FACTS_IN_ONE), digests: i === 0 ? attachments : [] }
    work.record('ledger.erased', subject, part, { reason })
  }
  const seqs = erasable.map(({ entry }) => entry.seq)
  if (passphrase) work.record('person.passphraseRemoved', person.id, {})
  const gone = work.erase({ subject, seqs, attachments, passphrase })
  return { facts: ids.length, attachments: gone }
}

function named(about: readonly Stored[], facts: readonly FactId[]): readonly Stored[] {
  const wanted = new Set<string>(facts)
  const found = about.filter(({ entry }) => wanted.has(entry.id))
  if (found.length === wanted.size) return found
  throw notAbout('Some of these facts are not about that subject.')
}

/** Why something was erased stays, unless somebody asks for just that fact. */
const isNoErasure = ({ entry }: Stored) => entry.type !== 'ledger.erased'

/** Nobody loses the account that speaks for them while they still act here. */
const isAccount = ({ entry }: Stored) => entry.type === 'person.osUserLinked'

const cites = (about: readonly Stored[], digest: string) =>
  about.some(({ said }) => said?.payload.includes(`"${digest}"`))

const notAbout = (why: string) => new Refusal('ledger/not-about-subject', why)
