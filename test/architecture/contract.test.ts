import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createHandlers, type HandlersContext } from '#core/handlers.ts'
import { projections } from '#core/projections.ts'
import { commonRefusals, contract } from '#shared/contract/index.ts'
import type { Command, Query, Task } from '#shared/contract/operation.ts'
import { events } from '#shared/events/index.ts'
import { startCore } from '../support/core.ts'

const operations = Object.entries<Query | Command | Task>(contract)

test.each(operations)(
  '%s is named, described and addressed by its capability',
  (name, operation) => {
    const [capability, verb, ...rest] = name.split('.')
    expect(rest).toEqual([])
    expect(verb).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
    const file = capability!.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    expect(globSync(`shared/contract/${file}.contract.ts`)).toHaveLength(1)
    expect(operation.says).toMatch(/^[A-Z].*\.$/s)
    expect(() =>
      z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }),
    ).not.toThrow()
    expect(() => z.toJSONSchema(operation.output, { unrepresentable: 'any' })).not.toThrow()
  },
)

test.each(operations)('%s takes nothing it does not name', (_, { input }) => {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  for (const one of schema.oneOf ?? [schema]) {
    expect(one).toMatchObject({ type: 'object', additionalProperties: false })
  }
})

test('refusals are declared as capability/why and thrown somewhere', () => {
  const declared = operations.flatMap(([, one]) => (one.kind === 'query' ? [] : [...one.refusals]))
  const source = globSync('electron/core/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  for (const code of declared) expect(code).toMatch(/^[a-z]+\/[a-z-]+$/)
  const unthrown = [...new Set(declared)].filter((code) => !source.includes(`'${code}'`))
  expect(unthrown).toEqual([])
})

test('what is thrown is declared by some operation', () => {
  const declared = new Set<string>([
    ...commonRefusals,
    ...operations.flatMap(([, one]) => (one.kind === 'query' ? [] : [...one.refusals])),
  ])
  const source = globSync('electron/core/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const thrown = [...source.matchAll(/Refusal\(\s*'([^']+)'/g)].map(([, code]) => code!)
  expect(thrown.length).toBeGreaterThan(20)
  expect(thrown.filter((code) => !declared.has(code))).toEqual([])
})

test('each kind of fact that moves rows has one projection, and each table one owner', async () => {
  const { db } = await startCore()
  const tables = projections.flatMap(({ owns }) => Object.keys(owns))
  expect(new Set(tables).size).toBe(tables.length)
  const handled = projections.flatMap(({ open }) => Object.keys(open(db())))
  const unprojected = Object.keys(events).filter((type) => !handled.includes(type))
  expect(unprojected).toEqual(['ledger.erased', 'decision.undone', 'effect.decided'])
})

test('governed tables bind no subject to another', async () => {
  const { db } = await startCore()
  for (const { tables, owns } of projections) {
    expect(tables).not.toMatch(/\bREFERENCES\b|\bFOREIGN KEY\b|\bUNIQUE\b/i)
    for (const table of Object.keys(owns)) {
      const { sql } = db().prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(table) as {
        sql: string
      }
      expect(sql, table).toMatch(/STRICT/)
    }
  }
})

test('each operation has a handler, and each handler an operation', async () => {
  const { db, ports } = await startCore()
  // Handlers are only counted here; nothing else of the context is asked for.
  const handlers = createHandlers(db(), {
    ports,
    sync: {},
    effects: {},
    connectors: [],
  } as unknown as HandlersContext)
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('readers only read', async () => {
  const { db } = await startCore()
  const prepared: string[] = []
  const watched = new Proxy(db(), {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name)
      return (sql: string) => {
        const statement = target.prepare(sql)
        if (!statement.readonly) prepared.push(sql)
        return statement
      }
    },
  })
  const { openReading } = await import('#core/database/reading.ts')
  openReading(watched)
  const writing = prepared.filter((sql) => !/ledger|ledger_payloads|ledger_types/.test(sql))
  expect(writing).toEqual([])
})
