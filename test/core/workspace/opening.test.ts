import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSigner } from '#core/ledger/signer.ts'
import { startCore } from '../../support/core.ts'
import { emptyFolder, withDatabase } from '../../support/workspace-folder.ts'
import { addTeams, teamNames } from './teams.ts'

test('a database that a newer program wrote is refused, to the byte as it was', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.close()
  const database = join(folder, 'workspace.db')
  withDatabase(database, 'PRAGMA user_version = 99')
  const before = readFileSync(database)
  await expect(startCore({ folder, ports: core.ports, empty: true })).rejects.toThrow(
    /newer Signalbox/,
  )
  expect(readFileSync(database).equals(before)).toBe(true)
})

test.each<[string, (database: string) => unknown, RegExp]>([
  ['empty', (database) => writeFileSync(database, ''), /empty file/],
  ['garbage', (database) => writeFileSync(database, 'no database'), /does not begin like/],
])('a database that is %s is named, not overwritten', async (_, spoil, words) => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.close()
  const database = join(folder, 'workspace.db')
  spoil(database)
  const before = readFileSync(database)
  await expect(startCore({ folder, ports: core.ports, empty: true })).rejects.toThrow(words)
  expect(readFileSync(database).equals(before)).toBe(true)
})

test('a fact of an unknown type is kept and opens the workspace for viewing only', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await addTeams(core, 'Blue')
  const { ledger } = core.core.running().unitOfWork
  const { device } = await openSigner(core.ports)
  const fact = { id: 'from-the-future', commandId: 'c', at: core.clock.now(), actor: 'a', device }
  const known = { assurance: 'os', origin: 'test', program: '9.0.0', subject: core.kim.id }
  ledger.append({ ...fact, ...known, type: 'train.scheduled' }, '{"departs":1}', undefined)
  const facts = core.facts()
  await core.core.running().checkpointer.sign()
  await core.close()
  core.clock.setWall(core.clock.now() - 86_400_000)
  const later = await startCore({ folder, ports: core.ports, empty: true })
  const { viewOnly } = await later.get('workspace.status', {})
  expect(viewOnly).toContain('train.scheduled')
  for (const refused of [
    await later.ask('people.addTeam', { name: 'Green' }),
    await later.ask('workspace.rename', { name: 'Other' }),
    await later.ask('people.setPassphrase', {
      personId: core.kim.id,
      passphrase: 'a long enough one',
    }),
  ]) {
    expect(refused).toMatchObject({ failure: { code: 'rpc/view-only' } })
  }
  expect(await teamNames(later)).toEqual(['Blue'])
  later.clock.pass(3_600_000)
  expect(await later.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
  const exported = await later.get('ledger.export', { folder: join(folder, 'export') })
  expect(exported.entries).toBe(facts)
  expect(later.facts()).toBe(facts)
  expect(later.defects()).toEqual([])
  await later.close()
  expect(existsSync(join(folder, 'export', 'ledger.jsonl'))).toBe(true)
})
