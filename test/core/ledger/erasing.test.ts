import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import { factsIn, governedRows, replayed } from '../../support/contents.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const reason = 'The law asks for it.'
const NAME = 'Zephyrine Quackenbush'
const MAIL = 'zephyrine@example.org'

const traces = (folder: string, words: string) =>
  ['workspace.db', 'workspace.db-wal']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && readFileSync(path).includes(words))

async function addZephyrine(core: TestCore) {
  const contacts = [{ kind: 'email', value: MAIL } as const]
  const commandId = v7()
  const added = await core.ask('people.add', { name: NAME, contacts }, commandId)
  if (!added.ok) throw new Error(added.failure.message)
  const { id } = added.value
  await core.get('people.addAbsence', {
    personId: id,
    firstDay: '2026-12-01',
    lastDay: '2026-12-02',
    reason: `${NAME} is away`,
  })
  await core.get('people.deactivate', { personId: id, reason: `${NAME} left`, expectedVersion: 2 })
  return { id, commandId, contacts }
}

test('erased words are gone from every byte of the database, and the chain stays whole', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { id } = await addZephyrine(core)
  await core.get('ledger.checkpoint', {})
  expect(traces(folder, NAME)).not.toEqual([])
  expect(await core.get('ledger.erase', { subject: id, reason })).toMatchObject({ facts: 3 })
  expect(traces(folder, NAME)).toEqual([])
  expect(traces(folder, MAIL)).toEqual([])
  const verified = await core.get('ledger.verify', {})
  expect(verified).toMatchObject({ outcome: 'intact', findings: [], erased: 3 })
  const { person } = await core.get('people.get', { personId: id })
  expect(person).toMatchObject({ name: null, contacts: null, absences: [{ reason: null }] })
  expect(replayed(factsIn(core.db()))).toEqual(governedRows(core.db()))
  await core.close()
  expect(traces(folder, NAME)).toEqual([])
})

test('answers that repeated the name are gone; asking again says so', async () => {
  const core = await startCore()
  const { id, commandId, contacts } = await addZephyrine(core)
  await core.get('ledger.erase', { subject: id, reason })
  const answers = core.db().prepare('SELECT value FROM commands').pluck().all()
  expect(JSON.stringify(answers)).not.toContain(NAME)
  const digests = core.db().prepare('SELECT inputDigest FROM commands WHERE commandId = ?').pluck()
  expect(digests.get(commandId)).toBe('')
  const again = await core.ask('people.add', { name: NAME, contacts }, commandId)
  expect(again).toMatchObject({ ok: false, failure: { code: 'rpc/answer-erased' } })
  expect((await core.get('people.list', {})).items).toHaveLength(2)
})

test('an import that named somebody without their id keeps nothing of its answer', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const namesakes = [await addZephyrine(core), await addZephyrine(core)]
  const reading = { system: 'Jira', zone: 'UTC', dates: 'yearMonthDay', class: 'standard' } as const
  const lines = [{ line: 2, cells: { name: 'Winter', owner: NAME } }]
  const { failed } = await core.get('plans.import', { reading, lines })
  expect(failed).toMatchObject([{ because: expect.stringContaining(NAME) }])
  for (const { id } of namesakes) await core.get('ledger.erase', { subject: id, reason })
  expect(traces(folder, NAME)).toEqual([])
})

test('what was erased shows as erased; the entry says who and when all the same', async () => {
  const core = await startCore()
  const { id } = await addZephyrine(core)
  await core.get('ledger.erase', { subject: id, reason })
  const { items } = await core.get('ledger.entries', { subject: id })
  const opened = await Promise.all(
    items.map(async ({ seq }) => (await core.get('ledger.entry', { seq })).entry!),
  )
  expect(opened.map(({ type, erased }) => [type, erased])).toEqual([
    ['ledger.erased', false],
    ['person.deactivated', true],
    ['person.absenceAdded', true],
    ['person.added', true],
  ])
  expect(opened.at(-1)).toMatchObject({ personal: null, actor: core.kim.id })
})

test('only some facts, only about their subject, and only once', async () => {
  const core = await startCore()
  const { id } = await addZephyrine(core)
  const { items } = await core.get('ledger.entries', { subject: id })
  const absence = items.find(({ type }) => type === 'person.absenceAdded')
  const erase = (facts: readonly (typeof absence & {})[], subject: string = id) =>
    core.ask('ledger.erase', { subject, facts: facts.map((one) => one.id), reason })
  expect(await erase([absence!], core.kim.id)).toMatchObject({
    failure: { code: 'ledger/not-about-subject' },
  })
  expect(await erase([absence!])).toMatchObject({ value: { facts: 1 } })
  expect((await core.get('people.get', { personId: id })).person).toMatchObject({
    name: NAME,
    absences: [{ reason: null }],
  })
  expect(await erase([absence!])).toMatchObject({ failure: { code: 'ledger/nothing-to-erase' } })
  expect(await core.ask('ledger.erase', { subject: v7(), reason })).toMatchObject({
    failure: { code: 'ledger/unknown-subject' },
  })
  expect(core.defects()).toEqual([])
})

const bytes = (text: string) => Buffer.from(text).toString('base64')

async function withDocument(core: TestCore, text: string) {
  const { digest } = await core.get('ledger.putAttachment', { bytes: bytes(text) })
  const release = await core.get('releases.plan', { name: 'R1', class: 'standard' })
  await core.get('releases.attachDocument', {
    releaseId: release.id,
    kind: 'Release notes',
    title: 'Notes',
    parts: [digest],
    expectedVersion: release.version,
  })
  return { digest, release }
}

test('an attachment is kept, cited, verified, and erased for good', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { digest, release } = await withDocument(core, `notes by ${NAME}`)
  const kept = await core.get('ledger.attachment', { digest })
  expect(kept).toMatchObject({ bytes: bytes(`notes by ${NAME}`), erased: false })
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', attachments: 1 })
  await core.get('ledger.checkpoint', {})
  const erased = { subject: release.id, attachments: [digest], reason }
  expect(await core.get('ledger.erase', erased)).toMatchObject({ attachments: 1 })
  expect(await core.get('ledger.attachment', { digest })).toMatchObject({
    bytes: null,
    erased: true,
  })
  const again = { bytes: bytes(`notes by ${NAME}`) }
  expect(await core.ask('ledger.putAttachment', again)).toMatchObject({
    failure: { code: 'ledger/part-erased' },
  })
  expect(traces(folder, NAME)).toEqual([])
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
})

test.each<[string, string]>([
  ['changed', "UPDATE attachments SET bytes = x'00'"],
  ['taken away', 'DELETE FROM attachments'],
  ['emptied', 'UPDATE attachments SET bytes = NULL'],
  ['resized', 'UPDATE attachments SET size = size + 1'],
])('an attachment that was %s is found at the entry that cites it', async (_, sql) => {
  const core = await startCore()
  await withDocument(core, 'notes')
  core.db().exec(sql)
  const { items } = await core.get('ledger.entries', { type: 'release.documentAttached' })
  const verified = await core.get('ledger.verify', {})
  expect(verified).toMatchObject({ outcome: 'broken', firstBroken: items[0]!.seq })
  expect(verified.findings).toMatchObject([{ what: 'attachment' }])
})

test('an erased attachment that somebody puts back is found', async () => {
  const core = await startCore()
  const { digest, release } = await withDocument(core, 'notes')
  await core.get('ledger.erase', { subject: release.id, attachments: [digest], reason })
  core.db().prepare('UPDATE attachments SET bytes = ?').run(Buffer.from('notes'))
  const { findings } = await core.get('ledger.verify', {})
  expect(findings).toMatchObject([{ what: 'attachment' }])
})

test('an erased name that somebody puts back is found, though its digests hold', async () => {
  const core = await startCore()
  const { id } = await addZephyrine(core)
  const { items } = await core.get('ledger.entries', { subject: id })
  const { seq } = items.at(-1)!
  const row = core.db().prepare('SELECT * FROM ledger_payloads WHERE seq = ?').get(seq)
  await core.get('ledger.erase', { subject: id, reason })
  core.db().exec('DROP TRIGGER payloads_are_only_erased')
  core
    .db()
    .prepare(`UPDATE ledger_payloads SET personal = @personal, personalSalt = @personalSalt
      WHERE seq = @seq`)
    .run(row)
  const verified = await core.get('ledger.verify', {})
  expect(verified).toMatchObject({ firstBroken: seq, findings: [{ what: 'personal' }, {}] })
})

test('what no fact cites is forgotten after a day, what one cites is not', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { digest } = await withDocument(core, 'cited')
  const stray = await core.get('ledger.putAttachment', { bytes: bytes('stray') })
  await core.close()
  const reopen = async (after: number) => {
    core.clock.pass(after)
    const again = await startCore({ folder, ports: core.ports, empty: true })
    const found = await again.get('ledger.attachment', { digest: stray.digest })
    const cited = await again.get('ledger.attachment', { digest })
    await again.close()
    return [found.bytes, cited.bytes]
  }
  expect(await reopen(60_000)).toEqual([bytes('stray'), bytes('cited')])
  expect(await reopen(25 * 3_600_000)).toEqual([null, bytes('cited')])
})

test('a passphrase goes with the person as a whole, which their row then says', async () => {
  const core = await startCore()
  const { id } = await core.get('people.add', { name: NAME })
  const passphrase = 'correct horse battery'
  await core.get('people.setPassphrase', { personId: id, passphrase })
  const prove = () =>
    core.askAs(openSession({ origin: 'test', assurance: 'declared' }), 'people.prove', {
      personId: id,
      passphrase,
    })
  const look = async () => (await core.get('people.get', { personId: id })).person!

  const away = { personId: id, firstDay: '2026-12-01', lastDay: '2026-12-02', reason } as const
  await core.get('people.addAbsence', away)
  const { items } = await core.get('ledger.entries', { type: 'person.absenceAdded' })
  await core.get('ledger.erase', { subject: id, facts: [items[0]!.id], reason })
  expect(await look()).toMatchObject({ hasPassphrase: true, absences: [{ reason: null }] })
  expect(await prove()).toMatchObject({ ok: true })

  const { version: expectedVersion } = await look()
  await core.get('people.deactivate', { personId: id, reason, expectedVersion })
  await core.get('ledger.erase', { subject: id, reason })
  expect(await look()).toMatchObject({ hasPassphrase: false, name: null })
  const left = core.db().prepare('SELECT count(*) FROM passphrases').pluck().get()
  expect(left).toBe(0)
  expect(await prove()).toMatchObject({ failure: { code: 'people/wrong-passphrase' } })
  expect(replayed(factsIn(core.db()))).toEqual(governedRows(core.db()))
})
