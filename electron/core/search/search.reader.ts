import type { Database } from 'better-sqlite3'
import { openDescriptions } from './descriptions.ts'
import { boundsOf, type Stretch } from './search-sources.ts'

/** A document that was found; `part` tells what of its subject. */
export type Document = {
  readonly subject: string
  readonly part: string
  readonly title: string
}

export type Question = { readonly match: string; readonly limit: number }

/** Finds by words, the newest first. Keeping the index is the triggers' alone. */
export function openSearchReader(db: Database) {
  const documents: Readonly<Record<Stretch, ReturnType<typeof openStretch>>> = {
    person: openStretch(db, 'person'),
    team: openStretch(db, 'team'),
    environment: openStretch(db, 'environment'),
    service: openStretch(db, 'service'),
    release: openStretch(db, 'release'),
    releasePart: openStretch(db, 'releasePart'),
  }
  const entries = db
    .prepare<[Question], number>(`
      SELECT rowid FROM search_entries WHERE search_entries MATCH @match
      ORDER BY rowid DESC LIMIT @limit`)
    .pluck()

  return {
    documents: (stretch: Stretch, question: Question): Document[] =>
      documents[stretch].all(question),
    /** Places in the ledger. */
    entries: (question: Question): number[] => entries.all(question),
    ...openDescriptions(db),
  }
}

function openStretch(db: Database, stretch: Stretch) {
  const { from, before } = boundsOf(stretch)
  return db.prepare<[Question], Document>(`
    SELECT subject, part, title
    FROM (SELECT rowid AS place FROM search_words
        WHERE search_words MATCH @match AND rowid > ${from} AND rowid < ${before}
        ORDER BY rowid DESC LIMIT @limit)
      CROSS JOIN search_documents USING (place)
    ORDER BY place DESC`)
}

export type SearchReader = ReturnType<typeof openSearchReader>
