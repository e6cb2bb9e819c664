import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readCheckpoints } from '#core/ledger/checkpoint-file.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { secretsInMemory } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const reason = 'because the test says so'
const TEN_MINUTES = 10 * 60 * 1000

const signedIn = (folder: string) => readCheckpoints(join(folder, 'checkpoints.jsonl'))
const lastSeq = (folder: string) => signedIn(folder).at(-1)?.seq
const again = (core: TestCore, folder: string) =>
  startCore({ folder, ports: core.ports, empty: true })

/** What is signed behind the answer takes a few turns of the loop. */
async function settle(core: TestCore) {
  await core.core.running().checkpointer.sign()
  for (let i = 0; i < 3; i += 1) await turn()
}
async function addTeams({ get }: TestCore, count: number, from = 0) {
  for (let i = from; i < from + count; i += 1) await get('people.addTeam', { name: `Team ${i}` })
}

test('every 500 entries', async () => {
  const core = await startCore()
  const { checkpointer } = core.core.running()
  await addTeams(core, 500 - core.facts() - 1)
  await turn()
  expect(checkpointer.last()).toBeUndefined()
  await core.get('people.addTeam', { name: 'The last straw' })
  for (let i = 0; i < 5; i += 1) await turn()
  expect(checkpointer.last()).toMatchObject({ seq: 500, from: 0 })
  expect((await core.get('workspace.status', {})).ledger).toMatchObject({
    anchoredTo: 500,
    unanchored: 0,
  })
})

test('every ten minutes where there is news', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  core.clock.pass(TEN_MINUTES - 1)
  await settleTimer()
  expect(signedIn(folder)).toEqual([])
  core.clock.pass(1)
  await settleTimer()
  expect(lastSeq(folder)).toBe(core.facts())
  core.clock.pass(10 * TEN_MINUTES)
  await settleTimer()
  expect(signedIn(folder)).toHaveLength(1)
  await core.get('people.addTeam', { name: 'Blue' })
  core.clock.pass(TEN_MINUTES)
  await settleTimer()
  expect(signedIn(folder).map(({ seq }) => seq)).toEqual([core.facts() - 1, core.facts()])
})

async function settleTimer() {
  for (let i = 0; i < 5; i += 1) await turn()
}

test('at export, at backup and at close', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.get('ledger.export', { folder: join(folder, 'export') })
  expect(lastSeq(folder)).toBe(core.facts())
  await core.get('people.addTeam', { name: 'Blue' })
  await core.get('workspace.backup', {})
  expect(lastSeq(folder)).toBe(core.facts())
  await core.get('people.addTeam', { name: 'Green' })
  const facts = core.facts()
  await core.close()
  expect(lastSeq(folder)).toBe(facts)
  expect(signedIn(folder)).toHaveLength(3)
})

test('the unanchored tail is always known, with the time it began', async () => {
  const core = await startCore()
  const status = async () => (await core.get('workspace.status', {})).ledger
  const since = core.clock.now()
  expect(await status()).toMatchObject({
    anchoredTo: 0,
    unanchored: core.facts(),
    unanchoredSince: since,
  })
  await core.get('ledger.checkpoint', {})
  expect(await status()).toMatchObject({ unanchored: 0, unanchoredSince: null })
  core.clock.pass(1000)
  await addTeams(core, 3)
  expect(await status()).toMatchObject({ unanchored: 3, unanchoredSince: since + 1000 })
  expect(await core.get('ledger.verify', {})).toMatchObject({ unanchored: 3, outcome: 'intact' })
})

async function withSecond(folder = emptyFolder()) {
  const second = join(folder, 'share')
  mkdirSync(second)
  const home = join(folder, 'home')
  const core = await startCore({ folder: home })
  await core.get('workspace.setCheckpointFolder', { folder: second, reason })
  const { id } = await core.get('workspace.status', {})
  const file = join(second, `signalbox-${id}.checkpoints.jsonl`)
  return { core, home, second, file }
}

test('the second folder receives all, and catches up after it was out of reach', async () => {
  const { core, home, second, file } = await withSecond()
  const told = await core.get('ledger.checkpoint', {})
  expect(told.folders).toEqual([home, second])
  expect(readCheckpoints(file)).toEqual(signedIn(home))
  renameSync(second, `${second} gone`)
  await addTeams(core, 2)
  expect((await core.get('ledger.checkpoint', {})).folders).toEqual([home])
  const troubled = (await core.get('workspace.status', {})).ledger
  expect(troubled.checkpointFolderTrouble).toContain('cannot be reached')
  expect(troubled.unanchored).toBe(0)
  expect(existsSync(second)).toBe(false)
  await addTeams(core, 2, 2)
  await core.get('ledger.checkpoint', {})
  renameSync(`${second} gone`, second)
  await core.get('ledger.checkpoint', {})
  expect(readCheckpoints(file)).toEqual(signedIn(home))
  expect(readCheckpoints(file)).toHaveLength(3)
  expect((await core.get('workspace.status', {})).ledger.checkpointFolderTrouble).toBeNull()
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', checkpoints: 3 })
})

test('a line that a crash cut short does no harm, here or in the second folder', async () => {
  const { core, home, file } = await withSecond()
  await core.get('ledger.checkpoint', {})
  await core.close()
  for (const path of [file, join(home, 'checkpoints.jsonl')])
    appendFileSync(path, '{"workspace":"01')
  const next = await again(core, home)
  await addTeams(next, 1)
  await next.get('ledger.checkpoint', {})
  await next.close()
  const last = await again(core, home)
  await addTeams(last, 1, 1)
  await last.get('ledger.checkpoint', {})
  expect(signedIn(home)).toHaveLength(3)
  expect(readCheckpoints(file)).toEqual(signedIn(home))
  expect(await last.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
})

test('a ledger replaced by an older copy is never signed, and the status says why', async () => {
  const folder = emptyFolder()
  const first = await startCore({ folder })
  await first.close()
  const database = join(folder, 'workspace.db')
  copyFileSync(database, `${database}.old`)
  const second = await again(first, folder)
  await addTeams(second, 5)
  await second.close()
  const before = signedIn(folder)
  copyFileSync(`${database}.old`, database)
  const core = await again(first, folder)
  const { ledger } = await core.get('workspace.status', {})
  expect(ledger.contradiction).toContain('older copy')
  expect(ledger).toMatchObject({ anchoredTo: 0, unanchored: core.facts() })
  expect(await core.ask('ledger.checkpoint', {})).toMatchObject({
    failure: { code: 'ledger/contradicted' },
  })
  await addTeams(core, 9)
  expect(await core.ask('ledger.checkpoint', {})).toMatchObject({ ok: false })
  expect(await core.get('ledger.verify', {})).toMatchObject({
    outcome: 'broken',
    firstBroken: before[0]!.seq + 1,
  })
  await core.close()
  expect(signedIn(folder)).toEqual(before)
})

test('where only the second folder remembers, it is what refuses', async () => {
  const { core, home, file } = await withSecond()
  await core.close()
  const names = ['workspace.db', 'checkpoints.jsonl']
  for (const name of names) copyFileSync(join(home, name), join(home, `${name}.old`))
  const further = await again(core, home)
  await addTeams(further, 4)
  await further.close()
  const remembered = readCheckpoints(file)
  for (const name of names) copyFileSync(join(home, `${name}.old`), join(home, name))
  const older = await again(core, home)
  await addTeams(older, 1)
  expect(await older.ask('ledger.checkpoint', {})).toMatchObject({
    failure: { code: 'ledger/contradicted' },
  })
  const { ledger } = await older.get('workspace.status', {})
  expect(ledger.contradiction).toContain(`${remembered.at(-1)!.seq} entries`)
  const verified = await older.get('ledger.verify', {})
  expect(verified).toMatchObject({ outcome: 'broken', firstBroken: remembered[0]!.seq + 1 })
  expect(readCheckpoints(file)).toEqual(remembered)
})

test('a key that lives for one run is introduced by a fact and shown as weaker', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder, ports: { secrets: secretsInMemory('process') } })
  expect((await core.get('workspace.status', {})).device).toMatchObject({
    protection: 'process',
    weaker: true,
  })
  await core.close()
  const next = await startCore({
    folder,
    ports: { ...core.ports, secrets: secretsInMemory('process') },
    empty: true,
  })
  await addTeams(next, 2)
  await next.get('ledger.checkpoint', {})
  const introduced = await next.get('ledger.entries', { type: 'device.introduced' })
  expect(introduced.items).toHaveLength(2)
  const { entry } = await next.get('ledger.entry', { seq: introduced.items[0]!.seq })
  expect(entry!.payload).toMatchObject({ protection: 'process' })
  expect(new Set(signedIn(folder).map(({ publicKey }) => publicKey)).size).toBe(2)
  expect(await next.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
})

test('a safe key stays the same and is not called weaker', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.close()
  const next = await again(core, folder)
  expect((await next.get('workspace.status', {})).device).toMatchObject({ weaker: false })
  await next.get('ledger.checkpoint', {})
  expect((await next.get('ledger.entries', { type: 'device.introduced' })).items).toHaveLength(1)
})

const jumpsIn = async ({ get }: TestCore) => {
  const { items } = await get('ledger.entries', { type: 'clock.jumped' })
  const opened = items.map(async ({ seq }) => (await get('ledger.entry', { seq })).entry!.payload)
  return (await Promise.all(opened)).toReversed()
}

test('a clock that jumps is recorded before what carries its time; small drift is not', async () => {
  const core = await startCore()
  const start = core.clock.now()
  for (let i = 0; i < 5; i += 1) {
    core.clock.setWall(core.clock.now() + 1500)
    await addTeams(core, 1, i)
  }
  expect(await jumpsIn(core)).toEqual([])
  const drifted = start + 7500
  core.clock.setWall(drifted + 3_600_000)
  await addTeams(core, 1, 5)
  core.clock.setWall(drifted - 3_600_000)
  await addTeams(core, 1, 6)
  expect(await jumpsIn(core)).toEqual([
    { expectedAt: drifted, foundAt: drifted + 3_600_000, noticed: 'while running' },
    { expectedAt: drifted + 3_600_000, foundAt: drifted - 3_600_000, noticed: 'while running' },
  ])
  const { items } = await core.get('ledger.entries', { limit: 2 })
  expect(items.map(({ type }) => type)).toEqual(['team.added', 'clock.jumped'])
})

test('a clock set back while nobody looked is recorded at start, a jump unasked within ten minutes', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const then = core.clock.now()
  await core.close()
  core.clock.setWall(then - 86_400_000)
  const next = await startCore({ folder, ports: core.ports, empty: true })
  await addTeams(next, 1)
  expect(await jumpsIn(next)).toEqual([
    { expectedAt: then, foundAt: then - 86_400_000, noticed: 'at start' },
  ])
  core.clock.setWall(then)
  core.clock.pass(TEN_MINUTES)
  await settle(next)
  expect(await jumpsIn(next)).toHaveLength(2)
})

test('a refused command leaves the jump to the next one', async () => {
  const core = await startCore()
  await addTeams(core, 1)
  core.clock.setWall(core.clock.now() + 60_000)
  const facts = core.facts()
  expect(await core.ask('people.addTeam', { name: 'Team 0' })).toMatchObject({ ok: false })
  expect(core.facts()).toBe(facts)
  await addTeams(core, 1, 1)
  expect(await jumpsIn(core)).toHaveLength(1)
})

test('a new key and a jump in one command are two facts', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder, ports: { secrets: secretsInMemory('process') } })
  await core.close()
  core.clock.setWall(core.clock.now() - 86_400_000)
  const secrets = secretsInMemory('process')
  const next = await startCore({ folder, ports: { ...core.ports, secrets }, empty: true })
  await addTeams(next, 1)
  const { items } = await next.get('ledger.entries', { limit: 3 })
  expect(items.map(({ type }) => type)).toEqual(['team.added', 'clock.jumped', 'device.introduced'])
  expect(next.defects()).toEqual([])
})

test('a checkpoint file of nonsense vouches for nothing and stops nobody', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.close()
  const path = join(folder, 'checkpoints.jsonl')
  const kept = readFileSync(path, 'utf8')
  writeFileSync(path, `null\n{}\n[1]\n${kept.slice(0, 40)}\nnot json\n`)
  const next = await again(core, folder)
  expect((await next.get('workspace.status', {})).ledger).toMatchObject({ anchoredTo: 0 })
  expect(await next.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', anchoredTo: 0 })
  await next.close()
  rmSync(path)
})

test('a hundred wishes at once are one checkpoint', async () => {
  const core = await startCore()
  const { checkpointer } = core.core.running()
  const signed = await Promise.all(Array.from({ length: 100 }, () => checkpointer.sign()))
  expect(new Set(signed.map(({ outcome }) => outcome))).toEqual(new Set(['signed']))
  expect(new Set(signed).size).toBe(1)
})
