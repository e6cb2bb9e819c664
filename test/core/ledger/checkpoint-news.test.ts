import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'

test('whoever watches hears that a checkpoint was signed, and nothing where none was due', async () => {
  const core = await startCore()
  await core.get('people.addTeam', { name: 'Blue' })
  const before = core.changes.length
  await core.get('ledger.checkpoint', {})
  const heard = () => core.changes.slice(before).flatMap(({ topics }) => topics)
  expect(heard()).toContain('workspace')
  const { ledger } = await core.get('workspace.status', {})
  expect(ledger.unanchored).toBe(0)

  const told = heard().length
  await core.get('ledger.checkpoint', {})
  expect(heard()).toHaveLength(told)
})
