import type { Database } from 'better-sqlite3'
import type { OperationName } from '#shared/contract/index.ts'
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

/** Says what was wrong in the words of a sheet, which may name anybody without their id. */
const QUOTING = 'plans.import' satisfies OperationName

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
    `UPDATE commands SET value = NULL, inputDigest = ''
     WHERE instr(value, ?) > 0 OR (value IS NOT NULL AND operation = '${QUOTING}')`,
  )

  const forgetPassphrase = db.prepare('DELETE FROM passphrases WHERE person = ?')

  /** Whoever has no name left here keeps nothing either. */
  const forgetPreferences = db.prepare(`
    DELETE FROM preferences
    WHERE person = ? AND person IN (SELECT id FROM people WHERE name IS NULL)`)

  return function eraseFrom(request: Erasure) {
    for (const seq of request.seqs) {
      erase.run(seq)
      const commandId = ledger.at(seq)?.entry.commandId
      if (commandId) forgetAnswer.run(commandId)
    }
    answersAbout.run(request.subject)
    if (request.passphrase) forgetPassphrase.run(request.subject)
    const gone = request.attachments.filter((digest) => attachments.erase(digest))
    const topics = new Set(replay(request.subject))
    if (forgetPreferences.run(request.subject).changes > 0) topics.add('preferences')
    return { topics, attachments: gone.length }
  }
}
