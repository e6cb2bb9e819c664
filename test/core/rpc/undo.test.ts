import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openLedgerReader } from '#core/ledger/ledger.reader.ts'
import { contentDigest } from '../../support/contents.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole } from '../people/cast.ts'

const nothing = { ok: false, failure: { code: 'rpc/nothing-to-undo' } }

/** A team, and a command of Kim's that renamed it. */
async function renamed(core: TestCore) {
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const commandId = v7()
  await core.ask('people.renameTeam', renaming(team.id, 'Green', 1), { commandId })
  return { team, commandId }
}
const renaming = (teamId: string, name: string, expectedVersion: number) => ({
  teamId: teamId as never,
  name,
  expectedVersion,
})

const undoneIn = async ({ get }: TestCore) =>
  (await get('ledger.entries', { type: 'decision.undone' })).items

test('an ordinary command that takes another back says so beside its own facts', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  core.changes.length = 0
  const commandId = v7()
  const back = await core.ask('people.renameTeam', renaming(team.id, 'Blue', 2), {
    commandId,
    undoes,
  })
  expect(back).toMatchObject({ ok: true, value: { name: 'Blue', version: 3 } })
  const { items } = await core.get('ledger.history', { subject: team.id })
  expect(items.slice(0, 2)).toMatchObject([
    { type: 'decision.undone', commandId, actor: core.kim.id, payload: { undoes } },
    { type: 'team.renamed', commandId },
  ])
  expect(core.changes.map(({ topics }) => [...topics].sort())).toEqual([['ledger', 'teams']])
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
})

test('what takes back is decided like any other: it can be refused, and then nothing is undone', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  const before = contentDigest(core.db())
  const stale = await core.ask('people.renameTeam', renaming(team.id, 'Blue', 1), { undoes })
  expect(stale).toMatchObject({ ok: false, failure: { code: 'people/stale' } })
  expect(contentDigest(core.db())).toBe(before)
  expect(await undoneIn(core)).toEqual([])
})

test('only once, and taking that back in turn is another matter', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  const first = v7()
  await core.ask('people.renameTeam', renaming(team.id, 'Blue', 2), { commandId: first, undoes })
  const again = renaming(team.id, 'Red', 3)
  expect(await core.ask('people.renameTeam', again, { undoes })).toMatchObject(nothing)
  const redo = renaming(team.id, 'Green', 3)
  expect(await core.ask('people.renameTeam', redo, { undoes: first })).toMatchObject({ ok: true })
  expect(await undoneIn(core)).toHaveLength(2)
})

test('nobody takes back what they never did, or what somebody else did', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  const back = renaming(team.id, 'Blue', 2)
  const before = contentDigest(core.db())
  expect(await core.ask('people.renameTeam', back, { undoes: v7() })).toMatchObject(nothing)
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  const others = await core.askAs(sessionOf(ann.id), 'people.renameTeam', back, { undoes })
  expect(others).toMatchObject(nothing)
  expect(await undoneIn(core)).toEqual([])
  expect(contentDigest(core.db())).not.toBe(before)
  const itself = v7()
  const own = await core.ask('people.renameTeam', back, { commandId: itself, undoes: itself })
  expect(own).toMatchObject(nothing)
})

test('what was about something else takes nothing back and changes nothing', async () => {
  const core = await startCore()
  const { commandId: undoes } = await renamed(core)
  const before = contentDigest(core.db())
  const other = await core.ask('people.addTeam', { name: 'Red' }, { undoes })
  expect(other).toMatchObject(nothing)
  expect(contentDigest(core.db())).toBe(before)
})

test('a command that states nothing takes nothing back, and the next one still may', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  const facts = core.facts()
  const same = await core.ask('preferences.keep', { name: 'ui.columns', value: 1 }, { undoes })
  expect(same).toMatchObject({ ok: true })
  expect(core.facts()).toBe(facts)
  const back = await core.ask('people.renameTeam', renaming(team.id, 'Blue', 2), { undoes })
  expect(back).toMatchObject({ ok: true })
})

test('asked twice it happens once; with another command to undo it is another question', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  const asked = { commandId: v7(), undoes }
  const back = renaming(team.id, 'Blue', 2)
  const first = await core.ask('people.renameTeam', back, asked)
  const facts = core.facts()
  expect(first).toMatchObject({ ok: true })
  expect(await core.ask('people.renameTeam', back, asked)).toEqual(first)
  expect(core.facts()).toBe(facts)
  const reused = { ok: false, failure: { code: 'rpc/command-reused' } }
  const { commandId } = asked
  expect(await core.ask('people.renameTeam', back, { commandId })).toMatchObject(reused)
  const other = { commandId, undoes: v7() }
  expect(await core.ask('people.renameTeam', back, other)).toMatchObject(reused)
})

test('it is found for ever, also where the answer is forgotten', async () => {
  const core = await startCore()
  const { team, commandId: undoes } = await renamed(core)
  core.db().exec('UPDATE commands SET value = NULL')
  const back = await core.ask('people.renameTeam', renaming(team.id, 'Blue', 2), { undoes })
  expect(back).toMatchObject({ ok: true })
})

test.each(['', 'the last one', '01935000-0000-4000-8000-000000000001'])(
  'what is undone cannot be named %j',
  async (undoes) => {
    const core = await startCore()
    const reply = await core.ask('people.addTeam', { name: 'Blue' }, { undoes })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/invalid' } })
  },
)

test('only a command takes back: no query, no task', async () => {
  const core = await startCore()
  const { commandId: undoes } = await renamed(core)
  const invalid = { ok: false, failure: { code: 'rpc/invalid' } }
  expect(await core.ask('people.teams', {}, { undoes })).toMatchObject(invalid)
  expect(await core.ask('ledger.verify', {}, { undoes })).toMatchObject(invalid)
})

test('the earlier command is found by its id, not by looking through the ledger', async () => {
  const core = await startCore()
  const prepared: string[] = []
  openLedgerReader(
    new Proxy(core.db(), {
      get: (db, name) => (name === 'prepare' ? prepare(db, prepared) : Reflect.get(db, name)),
    }),
  )
  const planOf = (part: string) =>
    core
      .db()
      .prepare<unknown[], { readonly detail: string }>(
        `EXPLAIN QUERY PLAN ${prepared.find((sql) => sql.includes(part))}`,
      )
      .all('x', 'y')
      .map(({ detail }) => detail)[0]
  expect(planOf('commandId = ?')).toContain('ledger_by_command (commandId=?)')
  expect(planOf("'decision.undone'")).toContain('ledger_by_type (type=?)')
})

const prepare = (db: Database, prepared: string[]) => (sql: string) => {
  prepared.push(sql)
  return db.prepare(sql)
}
