import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { type Migration, migrate, schemaOf } from '#core/database/migrate.ts'
import { contentDigest } from '../../support/contents.ts'

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step ${version}`,
  up: (db) => void db.exec(sql),
})
const first = step(
  1,
  'CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT; INSERT INTO one VALUES (7)',
)
const second = step(2, 'CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT')
const faulty = step(3, 'DELETE FROM one; INSERT INTO nowhere VALUES (1)')

test('each step runs once, in order', () => {
  const db = new Sqlite(':memory:')
  migrate(db, [first])
  migrate(db, [first, second])
  migrate(db, [first, second])
  expect(schemaOf(db)).toBe(2)
  expect(db.prepare('SELECT id FROM one').pluck().all()).toEqual([7])
})

test('a step that fails leaves the database as it was, whatever went before', () => {
  const db = new Sqlite(':memory:')
  migrate(db, [first])
  const before = contentDigest(db)
  expect(() => migrate(db, [first, second, faulty])).toThrow('nowhere')
  expect(contentDigest(db)).toBe(before)
  expect(schemaOf(db)).toBe(1)
})

test('a newer database is refused, and so is a list with a gap', () => {
  const db = new Sqlite(':memory:')
  migrate(db, [first, second])
  expect(() => migrate(db, [first])).toThrow('schema 2')
  expect(() => migrate(db, [first, faulty])).toThrow('expected version 2')
})
