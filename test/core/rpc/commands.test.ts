import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import { contract } from '#shared/contract/index.ts'
import { contentDigest } from '../../support/contents.ts'
import { startCore } from '../../support/core.ts'

const reason = 'because the test says so'

test('a command asked twice happens once and answers the same', async () => {
  const core = await startCore()
  const commandId = v7()
  const first = await core.ask('people.addTeam', { name: 'Blue' }, commandId)
  const facts = core.facts()
  await core.ask('people.addTeam', { name: 'Green' })
  expect(await core.ask('people.addTeam', { name: 'Blue' }, commandId)).toEqual(first)
  expect(core.facts()).toBe(facts + 1)
})

test('a command asked again after the clock jumped twice still answers the same', async () => {
  const core = await startCore()
  const commandId = v7()
  core.clock.setWall(core.clock.now() + 3_600_000)
  const first = await core.ask('people.addTeam', { name: 'Blue' }, commandId)
  core.clock.setWall(core.clock.now() + 3_600_000)
  expect(await core.ask('people.addTeam', { name: 'Blue' }, commandId)).toEqual(first)
  const { items } = await core.get('ledger.entries', { type: 'clock.jumped' })
  expect(items).toHaveLength(2)
  expect(core.defects()).toEqual([])
})

test('a command id that stands for something else is refused', async () => {
  const core = await startCore()
  const commandId = v7()
  await core.ask('people.addTeam', { name: 'Blue' }, commandId)
  const before = contentDigest(core.db())
  const reused = { ok: false, failure: { code: 'rpc/command-reused' } }
  expect(await core.ask('people.addTeam', { name: 'Green' }, commandId)).toMatchObject(reused)
  expect(await core.ask('workspace.rename', { name: 'Blue' }, commandId)).toMatchObject(reused)
  expect(contentDigest(core.db())).toBe(before)
})

test('the same id from somebody else is another command', async () => {
  const core = await startCore()
  const other = await core.get('people.add', { name: 'Ann' })
  const granted = { personId: other.id, role: 'administrator', scope: { of: 'workspace' } } as const
  await core.get('people.grant', { ...granted, reason })
  const ann = openSession({ origin: 'test', person: other.id, assurance: 'os' })
  const commandId = v7()
  const blue = await core.ask('people.addTeam', { name: 'Blue' }, commandId)
  const green = await core.askAs(ann, 'people.addTeam', { name: 'Green' }, commandId)
  expect([blue, green]).toMatchObject([{ value: { name: 'Blue' } }, { value: { name: 'Green' } }])
})

test('a refused command can be asked again with its id once it may', async () => {
  const core = await startCore()
  const commandId = v7()
  const blue = await core.get('people.addTeam', { name: 'Blue' })
  expect(await core.ask('people.addTeam', { name: 'Blue' }, commandId)).toMatchObject({ ok: false })
  const { id: teamId, version: expectedVersion } = blue
  await core.get('people.renameTeam', { teamId, name: 'Green', expectedVersion })
  expect(await core.ask('people.addTeam', { name: 'Blue' }, commandId)).toMatchObject({ ok: true })
})

const written = ['ledger', 'ledger_payloads', 'commands', 'teams', 'people', 'services']
const moreWritten = ['environments', 'releases', 'release_items', 'workspaces']
test.each([...written, ...moreWritten])(
  'a defect while %s is written leaves nothing',
  async (table) => {
    const core = await startCore()
    const team = await core.get('people.addTeam', { name: 'Blue' })
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      core.db().exec(`CREATE TEMP TRIGGER fault_${event} BEFORE ${event} ON main.${table}
      BEGIN SELECT RAISE(ABORT, 'fault'); END`)
    }
    const items = [{ kind: 'flag', title: 'Dark mode' } as const]
    const asks = [
      () => core.ask('people.add', { name: 'Ann' }),
      () => core.ask('people.renameTeam', { teamId: team.id, name: 'Red', expectedVersion: 1 }),
      () => core.ask('services.add', { name: 'Payments', tier: 1 }),
      () => core.ask('environments.add', { name: 'live', stage: 1, tier: 0 }),
      () => core.ask('releases.plan', { name: 'R1', class: 'standard', items }),
      () => core.ask('workspace.rename', { name: 'Other' }),
    ]
    let defects = 0
    for (const ask of asks) {
      const before = contentDigest(core.db())
      core.changes.length = 0
      const reply = await ask()
      if (reply.ok) continue
      defects += 1
      expect(reply.failure.code).toBe('rpc/defect')
      expect(contentDigest(core.db())).toBe(before)
      expect(core.changes).toEqual([])
    }
    expect(defects).toBeGreaterThan(0)
    expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
  },
)

test('a defect in any statement of a command leaves nothing behind and says nothing of itself', async () => {
  for (const table of ['ledger', 'ledger_payloads', 'people', 'commands']) {
    const core = await startCore()
    const before = contentDigest(core.db())
    core.changes.length = 0
    core.db().exec(`CREATE TEMP TRIGGER fault BEFORE INSERT ON main.${table}
      BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END`)
    const reply = await core.ask('people.add', { name: 'Ann' })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/defect' } })
    expect(JSON.stringify(reply)).not.toContain('fire')
    expect(contentDigest(core.db())).toBe(before)
    expect(core.changes).toEqual([])
    expect(core.defects()).toHaveLength(1)
    core.db().exec('DROP TRIGGER fault')
    expect(await core.ask('people.add', { name: 'Ann' })).toMatchObject({ ok: true })
    await core.close()
  }
})

test('a listener that throws undoes nothing, and the others still hear', async () => {
  const core = await startCore()
  const heard: number[] = []
  core.core.onChange(() => {
    throw new Error('a listener fell over')
  })
  core.core.onChange(({ seq }) => heard.push(seq))
  const team = await core.get('people.addTeam', { name: 'Blue' })
  expect((await core.get('people.teams', {})).items).toEqual([team])
  expect(heard.length).toBe(2)
  expect(heard[1]).toBe(heard[0]! + 1)
})

test('changes are numbered without gaps, and a newcomer hears where things stand', async () => {
  const core = await startCore()
  const all: number[] = []
  core.core.onChange(({ seq }) => all.push(seq))
  for (const name of ['Blue', 'Green', 'Red']) await core.get('people.addTeam', { name })
  await core.ask('people.addTeam', { name: 'Red' })
  const first = all[0]!
  expect(all).toEqual([first, first + 1, first + 2, first + 3])
  const later: number[] = []
  core.core.onChange(({ seq }) => later.push(seq))
  expect(later).toEqual([first + 3])
})

test('the check of reads fails where a query touches more than it declares', async () => {
  const core = await startCore()
  const declared = contract['people.list']
  const { reads } = declared
  try {
    Object.assign(declared, { reads: ['teams'] })
    await expect(core.get('people.list', {})).rejects.toThrow('ArrayContaining')
  } finally {
    Object.assign(declared, { reads })
  }
  await core.get('people.list', {})
})

test('the check of refusals fails where a command is declined with an undeclared one', async () => {
  const core = await startCore()
  const declared = contract['people.addTeam']
  const { refusals } = declared
  await core.get('people.addTeam', { name: 'Blue' })
  try {
    Object.assign(declared, { refusals: [] })
    await expect(core.ask('people.addTeam', { name: 'Blue' })).rejects.toThrow('team-name-taken')
  } finally {
    Object.assign(declared, { refusals })
  }
})
