import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { peopleProjection } from '#core/people/people.projection.ts'
import { openPeopleReader } from '#core/people/people.reader.ts'
import type { PersonId, TeamId } from '#shared/vocabulary/ids.ts'

const id = '0198a3b0-0000-7000-8000-000000000001' as PersonId
type Reader = ReturnType<typeof openPeopleReader>

/** What was executed for a read, each statement with the steps SQLite takes. */
function stepsOf(read: (people: Reader) => unknown): { statements: number; steps: string[] } {
  const executed: string[] = []
  let listening = false
  const db = new Sqlite(':memory:', {
    verbose: (sql) => void (listening && executed.push(String(sql))),
  })
  db.exec(peopleProjection.tables)
  const columns = { id, hours: '[]' }
  db.prepare(`
    INSERT INTO people (id, name, contacts, active, working_hours, os_user, version)
    VALUES (@id, 'Ann', '[]', 1, @hours, 'ann', 1)`).run(columns)
  const people = openPeopleReader(db)
  listening = true
  read(people)
  listening = false
  const steps = executed.flatMap((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  return { statements: executed.length, steps: steps.map(({ detail }) => detail) }
}

test.each<[string, (people: Reader) => unknown]>([
  ['who speaks', (people) => people.find(id)],
  ['whose account it is', (people) => people.byOsUser('ann')],
  ['a page', (people) => people.list({ limit: 1000 })],
  ['a page of a team', (people) => people.list({ active: true, team: id as string as TeamId })],
])('%s is found by keys, in as many statements for one person as for a thousand', (_, read) => {
  const { statements, steps } = stepsOf(read)
  expect(statements).toBe(5)
  expect(steps.filter((step) => /^SCAN (?!json_each)/.test(step))).toEqual([])
  expect(steps.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThanOrEqual(5)
})
