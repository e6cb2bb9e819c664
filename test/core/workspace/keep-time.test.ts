import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const TICK_MS = 10 * 60 * 1000

test('a disk that takes nothing while time is kept is logged and ends nothing', async () => {
  const core = await startCore()
  core.db().pragma('query_only = ON')
  core.clock.setWall(core.clock.now() + 3_600_000)
  expect(() => core.clock.pass(TICK_MS)).not.toThrow()
  core.db().pragma('query_only = OFF')
  const said = core.defects().map(({ message }) => message)
  expect(said).toContain('a jump of the clock could not be recorded')
  await core.get('people.addTeam', { name: 'Goes on' })
})

test('an answer is kept for thirty days, that it was given for ever', async () => {
  const core = await startCore()
  const madeAt = (at: number) => v7({ msecs: at })
  const begun = core.clock.now()
  const [old, young] = [madeAt(begun), madeAt(begun + 2 * DAY_MS)]
  const first = await core.ask('people.addTeam', { name: 'Old' }, old)
  const second = await core.ask('people.addTeam', { name: 'Young' }, young)
  core.clock.pass(TICK_MS)
  expect(await core.ask('people.addTeam', { name: 'Old' }, old)).toEqual(first)
  core.clock.pass(31 * DAY_MS)
  expect(await core.ask('people.addTeam', { name: 'Old' }, old)).toMatchObject({
    failure: { code: 'rpc/answer-erased' },
  })
  expect(await core.ask('people.addTeam', { name: 'Young' }, young)).toEqual(second)
  expect((await core.get('people.teams', {})).items).toHaveLength(2)
})
