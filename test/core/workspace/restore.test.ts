import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Change } from '#shared/contract/index.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { secretsInMemory } from '../../support/ports.ts'
import { emptyFolder, withDatabase } from '../../support/workspace-folder.ts'
import { addTeams, expectWhole, teamNames } from './teams.ts'

const reason = 'because the test says so'

const headOf = async ({ get }: TestCore) => {
  const { entries: seq, head: hash } = (await get('workspace.status', {})).ledger
  return { seq, hash }
}

test('a restore begins a new epoch, names what it gave up, and keeps it', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await addTeams(core, 'Blue')
  const { file, seq } = await core.get('workspace.backup', {})
  await addTeams(core, 'Green', 'Red')
  const abandoned = await headOf(core)
  const epochs: Change[] = []
  core.core.onChange((change) => epochs.push(change))
  const told = await core.get('workspace.restore', { file, reason })
  expect(told).toMatchObject({ epoch: 2, restoredTo: seq, abandoned: 2, erasedAgain: 0 })
  expect(await teamNames(core)).toEqual(['Blue'])
  const { items } = await core.get('ledger.entries', { type: 'ledger.restored' })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  expect(entry).toMatchObject({
    actor: core.kim.id,
    payload: { epoch: 2, restored: { seq }, abandoned },
    personal: { reason },
  })
  expect(epochs.at(-1)!.epoch).not.toBe(epochs[0]!.epoch)
  await expectWhole(core)
  const kept = new Sqlite(told.kept, { readonly: true })
  expect(kept.prepare('SELECT name FROM teams ORDER BY id').pluck().all()).toEqual([
    'Blue',
    'Green',
    'Red',
  ])
  kept.close()
  await addTeams(core, 'White')
  await core.get('ledger.checkpoint', {})
  await expectWhole(core)
})

test('the same backup twice, and one made between: every epoch stays explained', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await addTeams(core, 'Blue')
  const early = await core.get('workspace.backup', {})
  await addTeams(core, 'Green', 'Red', 'White', 'Black', 'Grey')
  await core.get('ledger.checkpoint', {})
  await core.get('workspace.restore', { file: early.file, reason })
  await addTeams(core, 'Second')
  core.clock.pass(1000)
  const middle = await core.get('workspace.backup', {})
  await addTeams(core, 'Third')
  await core.get('ledger.checkpoint', {})
  expect(await core.get('workspace.restore', { file: early.file, reason })).toMatchObject({
    epoch: 3,
  })
  await expectWhole(core)
  await addTeams(core, 'Fourth')
  await core.get('ledger.checkpoint', {})
  await expectWhole(core)
  expect(await core.get('workspace.restore', { file: middle.file, reason })).toMatchObject({
    epoch: 4,
  })
  expect(await teamNames(core)).toEqual(['Blue', 'Second'])
  await expectWhole(core)
  await core.close()
  const again = await startCore({ folder, ports: core.ports, empty: true })
  await expectWhole(again)
})

test('a tail that is given up may have been signed by a key that only it knew', async () => {
  const folder = emptyFolder()
  const first = await startCore({ folder, ports: { secrets: secretsInMemory('process') } })
  await addTeams(first, 'Blue')
  const { file } = await first.get('workspace.backup', {})
  await first.close()
  const secrets = secretsInMemory('process')
  const core = await startCore({ folder, ports: { ...first.ports, secrets }, empty: true })
  await addTeams(core, 'Green')
  await core.get('ledger.checkpoint', {})
  await addTeams(core, 'Red')
  await core.get('ledger.checkpoint', {})
  await core.get('workspace.restore', { file, reason })
  await expectWhole(core)
  const { items } = await core.get('ledger.entries', { type: 'device.introduced' })
  expect(items).toHaveLength(2)
})

test('a restored ledger that is tampered with afterwards is still found at its entry', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await addTeams(core, 'Blue')
  const { file } = await core.get('workspace.backup', {})
  await addTeams(core, 'Green')
  await core.get('workspace.restore', { file, reason })
  await addTeams(core, 'Red', 'White')
  await core.get('ledger.checkpoint', {})
  const seq = core.facts() - 1
  core.db().exec(`DROP TRIGGER ledger_is_never_edited; UPDATE ledger SET at = 0 WHERE seq = ${seq}`)
  expect(await core.get('ledger.verify', {})).toMatchObject({ firstBroken: seq })
})

test('what was erased since the backup stays erased', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const bytes = Buffer.from('notes by Zephyrine').toString('base64')
  const { digest } = await core.get('ledger.putAttachment', { bytes })
  const release = await core.get('releases.plan', { name: 'R1', class: 'standard' })
  await core.get('releases.attachDocument', {
    releaseId: release.id,
    kind: 'Release notes',
    title: 'By Zephyrine',
    parts: [digest],
    expectedVersion: release.version,
  })
  const { id } = await core.get('people.add', { name: 'Zephyrine' })
  const { file } = await core.get('workspace.backup', {})
  await core.get('people.deactivate', { personId: id, reason, expectedVersion: 1 })
  await core.get('ledger.erase', { subject: id, reason })
  await core.get('ledger.erase', { subject: release.id, attachments: [digest], reason })
  expect(await core.get('workspace.restore', { file, reason })).toMatchObject({ erasedAgain: 4 })
  const { person } = await core.get('people.get', { personId: id })
  expect(person!.name).toBeNull()
  expect(await core.get('ledger.attachment', { digest })).toMatchObject({ erased: true })
  await expectWhole(core)
  await core.close()
  expect(readFileSync(join(folder, 'workspace.db')).includes('Zephyrine')).toBe(false)
})

test('what was erased in an epoch that parted earlier stays erased too', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const { id } = await core.get('people.add', { name: 'Zephyrine' })
  await core.get('people.deactivate', { personId: id, reason, expectedVersion: 1 })
  const early = await core.get('workspace.backup', {})
  await addTeams(core, 'Blue', 'Green', 'Red', 'White')
  core.clock.pass(1000)
  const late = await core.get('workspace.backup', {})
  await core.get('workspace.restore', { file: early.file, reason })
  await core.get('ledger.erase', { subject: id, reason })
  expect(core.facts()).toBeLessThan(late.seq)
  expect(await core.get('workspace.restore', { file: late.file, reason })).toMatchObject({
    erasedAgain: 2,
  })
  expect((await core.get('people.get', { personId: id })).person!.name).toBeNull()
  await expectWhole(core)
})

test('what is recorded while a backup is proved is given up by name, and nothing after it is lost', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue')
  const { file } = await core.get('workspace.backup', {})
  let restored = false
  const restoring = core.core
    .call({ name: 'workspace.restore', input: { file, reason }, commandId: v7() }, core.me)
    .finally(() => {
      restored = true
    })
  const answered: string[] = []
  for (let i = 0; !restored; i += 1) {
    const input = { name: `Team ${i}` }
    const reply = await core.core.call({ name: 'people.addTeam', input, commandId: v7() }, core.me)
    if (reply.ok) answered.push(input.name)
    await turn()
  }
  expect(await restoring).toMatchObject({ ok: true })
  const { items } = await core.get('ledger.entries', { type: 'ledger.restored' })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  const { abandoned, restored: to } = entry!.payload as Record<string, { seq: number }>
  const standing = await teamNames(core)
  const givenUp = abandoned!.seq - to!.seq
  expect(givenUp + standing.length - 1).toBe(answered.length)
  expect(core.defects()).toEqual([])
  await expectWhole(core)
})

test('a backup is proved, listed newest first, and opens as what it says', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue')
  const first = await core.get('workspace.backup', {})
  core.clock.pass(60_000)
  await addTeams(core, 'Green')
  const second = await core.get('workspace.backup', {})
  const { items } = await core.get('workspace.backups', {})
  expect(items).toEqual([second, first])
  expect(second.seq).toBe(core.facts())
  const copy = new Sqlite(first.file, { readonly: true })
  expect(copy.prepare('SELECT count(*) FROM ledger').pluck().get()).toBe(first.seq)
  copy.close()
})

/** A way to spoil a backup, and what people are told. */
const spoilt: readonly [string, (file: string) => unknown, RegExp][] = [
  ['empty', (file) => writeFileSync(file, ''), /empty file: its content was lost/],
  ['garbage', (file) => writeFileSync(file, 'x'.repeat(9000)), /does not begin like a database/],
  [
    'cut short',
    (file) => writeFileSync(file, readFileSync(file).subarray(0, 20_000)),
    /damaged|malformed|cannot be read/,
  ],
  [
    'of another program',
    (file) => withDatabase(file, 'PRAGMA application_id = 1'),
    /a database of another program/,
  ],
  [
    'of a newer program',
    (file) => withDatabase(file, 'PRAGMA user_version = 99'),
    /newer Signalbox/,
  ],
  [
    'tampered with',
    (file) =>
      withDatabase(
        file,
        'DROP TRIGGER ledger_is_never_edited; UPDATE ledger SET at = 0 WHERE seq = 3',
      ),
    /entry 3/,
  ],
]
test.each(spoilt)(
  'a backup that is %s is refused in plain words and left alone',
  async (_, spoil, words) => {
    const core = await startCore({ folder: emptyFolder() })
    const { file } = await core.get('workspace.backup', {})
    await addTeams(core, 'Blue')
    spoil(file)
    const spoiltBytes = readFileSync(file)
    const before = await headOf(core)
    const reply = await core.ask('workspace.restore', { file, reason })
    expect(reply).toMatchObject({ failure: { code: 'workspace/backup-unusable' } })
    expect(!reply.ok && reply.failure.message).toMatch(words)
    expect(readFileSync(file).equals(spoiltBytes)).toBe(true)
    expect(await headOf(core)).toEqual(before)
    expect(core.defects()).toEqual([])
    await expectWholeBut(core)
  },
)

async function expectWholeBut(core: TestCore) {
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
  await addTeams(core, 'Still open')
}

test('a backup of another workspace, and one that is not there, are refused', async () => {
  const [one, other] = [
    await startCore({ folder: emptyFolder() }),
    await startCore({ folder: emptyFolder() }),
  ]
  const { file } = await other.get('workspace.backup', {})
  for (const [path, words] of [
    [file, /another workspace/],
    [`${file}.gone`, /no such file/],
  ] as const) {
    const reply = await one.ask('workspace.restore', { file: path, reason })
    expect(one.defects()).toEqual([])
    expect(!reply.ok && reply.failure.message).toMatch(words)
  }
  await expectWholeBut(one)
})

test('a workspace in memory says that it keeps no backups', async () => {
  const core = await startCore()
  for (const reply of [
    await core.ask('workspace.backup', {}),
    await core.ask('workspace.backups', {}),
    await core.ask('workspace.restore', { file: '/nowhere.db', reason }),
  ]) {
    expect(reply).toMatchObject({ failure: { code: 'workspace/not-stored' } })
  }
})

test('what an interrupted restore left beside the database does not get into the next', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { file } = await core.get('workspace.backup', {})
  const leftover = join(folder, 'workspace.db.restoring')
  copyFileSync(file, leftover)
  const stale = new Sqlite(leftover)
  stale.pragma('journal_mode = WAL')
  stale.exec("UPDATE teams SET name = 'from the past'")
  copyFileSync(`${leftover}-wal`, `${leftover}-wal.kept`)
  stale.close()
  copyFileSync(`${leftover}-wal.kept`, `${leftover}-wal`)
  await core.get('workspace.restore', { file, reason })
  await expectWhole(core)
})
