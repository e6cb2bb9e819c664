import Sqlite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renewSearch } from '#core/search/search-index.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { freeClasses, live, randomSteps } from '../../support/random-commands.ts'

/** Every word that can be found, with where it stands. */
function wordsIn(db: Database) {
  db.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.subject_words USING fts5vocab(main, search_words, instance);
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_words USING fts5vocab(main, search_entries, instance);
    INSERT INTO search_words (search_words) VALUES ('integrity-check');
    INSERT INTO search_entries (search_entries) VALUES ('integrity-check');`)
  const subjects = db.prepare(`
    SELECT subject, part, term, col, "offset" AS place FROM temp.subject_words
      LEFT JOIN search_documents ON search_documents.place = doc ORDER BY 1, 2, 3, 4, 5`)
  const entries = db.prepare(
    'SELECT doc, term, "offset" AS place FROM temp.entry_words ORDER BY 1, 2, 3',
  )
  return { subjects: subjects.raw().all(), entries: entries.raw().all() }
}

/** The same workspace, with everything in it made findable anew. */
function madeAnew(db: Database): Database {
  const copy = new Sqlite(db.serialize())
  copy.exec("DELETE FROM local WHERE name GLOB 'search of *'")
  renewSearch(copy)
  return copy
}

function expectCurrent(db: Database): void {
  const anew = madeAnew(db)
  try {
    expect(wordsIn(db)).toEqual(wordsIn(anew))
  } finally {
    anew.close()
  }
}

/** What there is to erase of whoever acts no more, and of every release. */
async function eraseWhatMayGo({ ask, db }: TestCore): Promise<void> {
  const subjects = db().prepare<[], string>('SELECT DISTINCT subject FROM ledger').pluck().all()
  for (const subject of subjects) await ask('ledger.erase', { subject, reason: 'They asked.' })
}

test('what triggers kept findable is what is found when all is made findable anew', async () => {
  let words = 0
  await fc.assert(
    fc.asyncProperty(randomSteps(60), async (steps) => {
      const core = await startCore()
      await freeClasses(core)
      await live(core, steps)
      expectCurrent(core.db())
      words += wordsIn(core.db()).entries.length
      await eraseWhatMayGo(core)
      expectCurrent(core.db())
      await core.get('workspace.rebuild', {})
      expectCurrent(core.db())
      await core.close()
    }),
    { numRuns: 25 },
  )
  expect(words).toBeGreaterThan(1000)
})
