import { expect, test } from 'vitest'
import { placesIn } from '#core/workspace/places.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder, withDatabase } from '../../support/workspace-folder.ts'

const reason = 'because the test says so'
const last = async ({ get }: TestCore) => (await get('ledger.lastVerification', {})).verification

test('before the first verification nothing is known; after it, what it found and when', async () => {
  const core = await startCore()
  expect(await last(core)).toBeNull()
  const facts = core.facts()
  const found = await core.get('ledger.verify', {})
  core.clock.pass(60_000)
  expect(await last(core)).toEqual(found)
  expect(core.facts()).toBe(facts)
  expect(core.changes.flatMap(({ topics }) => topics)).toEqual(['ledger'])
})

test('it is known after the workspace was closed and opened again', async () => {
  const folder = emptyFolder()
  const before = await startCore({ folder })
  const found = await before.get('ledger.verify', {})
  await before.close()
  expect(await last(await startCore({ folder, empty: true }))).toEqual(found)
})

test('a later one takes its place, also where it found worse', async () => {
  const core = await startCore()
  await core.get('people.addTeam', { name: 'Blue' })
  await core.get('ledger.verify', {})
  core.db().exec("UPDATE teams SET name = 'Green'")
  await core.get('ledger.verify', {})
  expect(await last(core)).toMatchObject({ outcome: 'broken', findings: [{ what: 'rows' }] })
})

test('what a restore brings back was not verified by it', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.get('ledger.verify', {})
  const { file } = await core.get('workspace.backup', {})
  expect(await last(core)).not.toBeNull()
  await core.get('workspace.restore', { file, reason })
  expect(await last(core)).toBeNull()
  const found = await core.get('ledger.verify', {})
  expect(await last(core)).toEqual(found)
  await core.close()
  expect(await last(await startCore({ folder, empty: true }))).toEqual(found)
})

test('a view-only workspace is not written, and still knows until it is closed', async () => {
  const folder = emptyFolder()
  const first = await startCore({ folder })
  first.db().exec("INSERT INTO ledger_types VALUES ('weather.changed')")
  await first.close()
  const core = await startCore({ folder, empty: true })
  const found = await core.get('ledger.verify', {})
  expect(await last(core)).toEqual(found)
  await core.close()
  expect(await last(await startCore({ folder, empty: true }))).toBeNull()
})

test.each(['', '{}', '[]', '{"epoch":1,"verification":{"outcome":"fine"}}'])(
  'what was kept in other words, %j, counts as nothing',
  async (value) => {
    const folder = emptyFolder()
    const core = await startCore({ folder })
    await core.get('ledger.verify', {})
    await core.close()
    const written = `UPDATE local SET value = '${value}' WHERE name = 'last verification'`
    withDatabase(placesIn(folder).database, written)
    expect(await last(await startCore({ folder, empty: true }))).toBeNull()
  },
)
