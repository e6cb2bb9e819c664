import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openComingReleasesReader } from '#core/releases/coming-releases.reader.ts'
import { releaseTables } from '#core/releases/release.tables.ts'

test('what comes is found by its start, and its services by the release', () => {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  db.exec(releaseTables)
  const coming = openComingReleasesReader(db)
  executed.length = 0
  expect(coming({ now: 1, before: 2 })).toEqual([])
  const steps = executed.flatMap((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  expect(steps.map(({ detail }) => detail)).toEqual([
    'SEARCH releases USING INDEX releases_by_start (<expr>>? AND <expr><?)',
    'SEARCH release_items USING PRIMARY KEY (release=?)',
  ])
  db.close()
})
