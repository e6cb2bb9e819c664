import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { schemaOf } from '#core/database/migrate.ts'
import { tablesOf } from '#core/ledger/governed-tables.ts'
import { makeCurrent } from '#core/make-current.ts'
import { projections } from '#core/projections.ts'

/** For people to read: what a fresh database holds. UPDATE_SCHEMA=1 writes it anew. */
const FILE = join(import.meta.dirname, '../../electron/core/database/schema.sql')

type Item = { readonly name: string; readonly tbl_name: string; readonly sql: string }

function fresh() {
  const db = new Sqlite(':memory:')
  makeCurrent(db)
  return db
}

function schemaText(): string {
  const db = fresh()
  const items = db
    .prepare<[], Item>(`
      SELECT name, tbl_name, sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
      ORDER BY tbl_name, type <> 'table', name`)
    .all()
  const version = schemaOf(db)
  db.close()
  const parts = items.map(({ sql }) => `${outdented(sql)};`)
  return [`-- Generated: what a fresh database of schema ${version} holds.`, ...parts, ''].join(
    '\n\n',
  )
}

/** As deep as the first line, whatever file it was written in. */
function outdented(sql: string): string {
  const [first, ...rest] = sql.split('\n')
  const depths = rest.filter((line) => line.trim()).map((line) => line.search(/\S/))
  const last = Math.min(...depths)
  return [first, ...rest.map((line) => line.slice(Number.isFinite(last) ? last : 0))].join('\n')
}

test('schema.sql says what a fresh database holds', () => {
  const text = schemaText()
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(FILE, text)
  expect(readFileSync(FILE, 'utf8')).toBe(text)
})

test('every table is strict, and every governed one has a key and no bond to another', () => {
  const db = fresh()
  const lax = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
  expect(lax).toEqual([])
  for (const table of tablesOf(projections)) {
    const keys = db.prepare('SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0').pluck()
    expect([table, keys.get(table)]).not.toEqual([table, 0])
    expect(db.prepare('SELECT * FROM pragma_foreign_key_list(?)').all(table)).toEqual([])
    const unique = db.prepare(
      'SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND origin <> \'pk\'',
    )
    expect(unique.all(table)).toEqual([])
  }
  db.close()
})

test('every governed table has exactly one owner and names the column of its subject', () => {
  const db = fresh()
  const tables = tablesOf(projections)
  expect(new Set(tables).size).toBe(tables.length)
  for (const { owns } of projections) {
    for (const [table, column] of Object.entries(owns)) {
      const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table)
      expect(columns).toContain(column)
    }
  }
  db.close()
})
