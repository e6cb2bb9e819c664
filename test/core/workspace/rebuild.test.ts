import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { addTeams, expectWhole, teamNames } from './teams.ts'

test('rebuilding mends a row that somebody changed, and verifying says so before', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue', 'Green')
  core.db().exec("UPDATE teams SET name = 'Purple' WHERE name = 'Blue'")
  core.db().exec("DELETE FROM teams WHERE name = 'Green'")
  const verified = await core.get('ledger.verify', {})
  expect(verified).toMatchObject({ outcome: 'broken', firstBroken: null })
  expect(verified.findings.map(({ because }) => because).join()).toMatch(
    /differs in name.*is missing/,
  )
  core.changes.length = 0
  expect(await core.get('workspace.rebuild', {})).toMatchObject({ differing: 2 })
  expect(core.changes.at(-1)!.topics).toContain('teams')
  expect(await teamNames(core)).toEqual(['Blue', 'Green'])
  await expectWhole(core)
  await addTeams(core, 'Red')
})

test('a broken ledger is never made the source of the rows', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue')
  core
    .db()
    .exec(
      "DROP TRIGGER ledger_is_never_edited; UPDATE ledger SET type = 'team.renamed' WHERE type = 'team.added'",
    )
  const reply = await core.ask('workspace.rebuild', {})
  expect(reply).toMatchObject({ failure: { code: 'workspace/ledger-broken' } })
  expect(await teamNames(core)).toEqual(['Blue'])
})
