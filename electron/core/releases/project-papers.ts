import type { Database } from 'better-sqlite3'
import type { Recorded } from '#shared/events/index.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'

/** Rows of what was written and vouched for. */
export function projectPapers(db: Database, count: (release: string) => void) {
  const attach = db.prepare(`
    INSERT INTO release_documents
    SELECT id, @document, version, @kind, @title, @url, @parts FROM releases WHERE id = @subject`)
  const remove = db.prepare(
    'DELETE FROM release_documents WHERE release = @subject AND id = @document',
  )
  const affirm = db.prepare(`
    INSERT INTO release_affirmations
    SELECT id, version, @criterion, @says, @actor, @assurance, @at
    FROM releases WHERE id = @subject`)

  return {
    'release.documentAttached': (fact: Recorded<'release.documentAttached'>) => {
      const { subject, payload, personal } = fact
      const { document, kind, attachments } = payload
      const parts = JSON.stringify(attachments)
      const { title = null, url = null } = personal ?? {}
      count(subject)
      exactlyOne(attach.run({ subject, document, kind, parts, title, url }))
    },
    'release.documentRemoved': ({ subject, payload }: Recorded<'release.documentRemoved'>) => {
      count(subject)
      exactlyOne(remove.run({ subject, document: payload.document }))
    },
    'release.criterionAffirmed': (fact: Recorded<'release.criterionAffirmed'>) => {
      const { subject, actor, assurance, at, payload } = fact
      count(subject)
      exactlyOne(affirm.run({ subject, actor, assurance, at, ...payload }))
    },
  }
}
