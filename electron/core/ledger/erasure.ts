import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import type { Attachments } from './attachments.ts'
import type { Ledger } from './ledger.ts'

export type Erasure = {
  readonly subject: string
  /** Places in the ledger of the facts whose personal part goes. */
  readonly seqs: readonly number[]
  readonly attachments: readonly string[]
  /** The person as such goes, and with them the passphrase, as another fact says. */
  readonly passphrase?: boolean
}

type Parts = {
  readonly ledger: Ledger
  readonly attachments: Attachments
  readonly replay: (subject: string) => readonly Topic[]
}

/**
 * Takes personal parts and attached bytes away, with every answer that repeated them, and makes the
 * subject's rows anew from what is left. The digests stay, so the chain does; that it was done is a
 * fact which the caller records first.
 */
export function openErasure(db: Database, { ledger, attachments, replay }: Parts) {
  const erase = db.prepare(
    'UPDATE ledger_payloads SET personal = NULL, personalSalt = NULL WHERE seq = ?',
  )
  const forgetAnswer = db.prepare(
    "UPDATE commands SET value = NULL, inputDigest = '' WHERE commandId = ?",
  )
  const answersAbout = db.prepare(
    "UPDATE commands SET value = NULL, inputDigest = '' WHERE instr(value, ?) > 0",
  )

  const forgetPassphrase = db.prepare('DELETE FROM passphrases WHERE person = ?')

  return function eraseFrom(request: Erasure) {
    for (const seq of request.seqs) {
      erase.run(seq)
      const commandId = ledger.at(seq)?.entry.commandId
      if (commandId) forgetAnswer.run(commandId)
    }
    answersAbout.run(request.subject)
    if (request.passphrase) forgetPassphrase.run(request.subject)
    const gone = request.attachments.filter((digest) => attachments.erase(digest))
    return { topics: replay(request.subject), attachments: gone.length }
  }
}
