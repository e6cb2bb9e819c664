import { closeSync, openSync, readdirSync, readlinkSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openForWork, UnusableDatabase } from '#core/database/open-database.ts'
import { openCore } from '#core/open-core.ts'
import { quiet } from '#core/rpc/router.ts'
import { placesIn } from '#core/workspace/places.ts'
import { restoreDamaged } from '#core/workspace/restore-damaged.ts'
import { swapDatabases } from '#core/workspace/swap-databases.ts'
import { startCore } from '../../support/core.ts'
import { testPorts } from '../../support/ports.ts'
import { spoilTable } from '../../support/spoil-table.ts'
import { emptyFolder, withDatabase } from '../../support/workspace-folder.ts'
import { addTeams, expectWhole, teamNames } from './teams.ts'

const reason = 'because the test says so'

function openHandles(file: string): string[] {
  const targets = readdirSync('/proc/self/fd').map((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`)
    } catch {
      return ''
    }
  })
  return targets.filter((target) => target.startsWith(file))
}

async function furnished() {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await addTeams(core, 'Blue')
  const { file } = await core.get('workspace.backup', {})
  await addTeams(core, 'Green')
  return { folder, core, file, database: join(folder, 'workspace.db') }
}

test.skipIf(process.platform !== 'linux').each(['ledger_types', 'ledger', 'local', 'workspaces'])(
  'a database whose table %s is damaged is called damaged, and let go of again',
  async (table) => {
    const { folder, core, database } = await furnished()
    await core.close()
    spoilTable(database, table)
    const { ports } = testPorts()
    const opening = openCore({ folder, ports, program: '0.0.0-test' })
    await expect(opening).rejects.toThrow(UnusableDatabase)
    await expect(opening).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/Restore a backup/),
    })
    expect(openHandles(database)).toEqual([])
  },
)

test.skipIf(process.platform !== 'linux')('what cannot be opened for work is let go of', () => {
  const file = join(emptyFolder(), 'x.db')
  const opened = openSync(file, 'w')
  writeSync(opened, 'garbage '.repeat(1000))
  closeSync(opened)
  expect(() => openForWork(file)).toThrow(/not a database/)
  expect(openHandles(file)).toEqual([])
})

test('a workspace whose ledger cannot be read while it runs is restored from within', async () => {
  const { core, file, database } = await furnished()
  await core.get('ledger.checkpoint', {})
  spoilTable(database, 'ledger')
  core.db().pragma('cache_size = 0')
  core.db().pragma('shrink_memory')
  const rebuilt = await core.ask('workspace.rebuild', {})
  expect(rebuilt).toMatchObject({
    failure: {
      code: 'workspace/ledger-broken',
      message: expect.stringMatching(/database is damaged.*Restore a backup/),
    },
  })
  await core.get('workspace.restore', { file, reason })
  expect(await teamNames(core)).toEqual(['Blue'])
  await expectWhole(core)
})

test('from outside, what is still legible of erasures is repeated', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { id } = await core.get('people.add', { name: 'Zephyrine' })
  await core.get('people.deactivate', { personId: id, reason, expectedVersion: 1 })
  const { file } = await core.get('workspace.backup', {})
  await core.get('ledger.erase', { subject: id, reason })
  await core.close()
  const places = placesIn(folder)
  spoilTable(places.database, 'teams')
  const { ports, me: session } = core
  const rescue = { places, ports, program: '0.0.0-test', session, conduct: quiet }
  const told = await restoreDamaged({ file, reason }, rescue)
  expect(told.erasedAgain).toBeGreaterThan(0)
  const again = await startCore({ folder, ports, empty: true })
  expect((await again.get('people.get', { personId: id })).person!.name).toBeNull()
  await expectWhole(again)
})

test('a backup with facts that only a newer program knows is refused', async () => {
  const { core, file } = await furnished()
  withDatabase(file, "INSERT INTO ledger_types VALUES ('train.planned')")
  const reply = await core.ask('workspace.restore', { file, reason })
  expect(reply).toMatchObject({
    failure: {
      code: 'workspace/backup-unusable',
      message: expect.stringMatching(/train\.planned.*update Signalbox/),
    },
  })
  await addTeams(core, 'Still open')
  await expectWhole(core)
})

test('what is put aside is a private file of its own', async () => {
  const { core, file, database } = await furnished()
  const { kept } = await core.get('workspace.restore', { file, reason })
  expect(statSync(kept).nlink).toBe(1)
  expect(statSync(kept).ino).not.toBe(statSync(database).ino)
  if (process.platform !== 'win32') expect(statSync(kept).mode & 0o777).toBe(0o600)
})

test('a swap that ends half-way leaves a whole database in its place, under one name', async () => {
  const { folder, core, database } = await furnished()
  await core.close()
  const places = placesIn(folder)
  const swap = { clock: core.ports.clock, prepared: `${database}.none`, oldHead: 1 }
  expect(() => swapDatabases(places, swap)).toThrow(/no such file/)
  expect(statSync(database).nlink).toBe(1)
  const again = await startCore({ folder, ports: core.ports, empty: true })
  await addTeams(again, 'Red')
  await expectWhole(again)
  const [kept] = readdirSync(places.replaced)
  const aside = new Sqlite(join(places.replaced, kept!), { readonly: true })
  const names = aside.prepare('SELECT name FROM teams ORDER BY id').pluck().all()
  aside.close()
  expect(names).toEqual(['Blue', 'Green'])
})
