import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openFileLog } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { secretsInMemory } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { addWithRole } from '../people/cast.ts'

const SECRET = 'correct horse canary staple'
const NAME = 'Canary Fitzgerald'

const partsOf = async ({ get }: TestCore) => (await get('workspace.diagnose', {})).parts
const namesOf = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name)

test('it tells versions, workspace, ledger, database and process, and here also places and log', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const parts = await partsOf(core)
  const told = ['Versions', 'Workspace', 'Ledger', 'Database', 'Process', 'Places', 'Log']
  expect(namesOf(parts)).toEqual(told)
  expect(parts.filter(({ personal }) => personal).map(({ name }) => name)).toEqual([
    'Places',
    'Log',
  ])
  for (const { says, text } of parts) {
    expect(says).toMatch(/^[A-Z].*\.$/s)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
    expect(text).not.toBe('')
  }
  const textOf = (name: string) => parts.find((part) => part.name === name)!.text
  expect(textOf('Versions')).toMatch(/^Signalbox: 0\.0\.0-test$/m)
  expect(textOf('Versions')).toMatch(/^SQLite: 3\.\d+\.\d+$/m)
  expect(textOf('Ledger')).toMatch(new RegExp(`^entries: ${core.facts()}$`, 'm'))
  expect(textOf('Ledger')).toMatch(/^last verification: none$/m)
  expect(textOf('Database')).toMatch(/^health: ok$/m)
  expect(textOf('Database')).toMatch(/^rows in people: 1$/m)
  expect(textOf('Database')).not.toContain('unknown')
  expect(textOf('Database')).toMatch(/^file: \d+ bytes$/m)
  expect(textOf('Places')).toContain(folder)
})

test('what a verification found and a broken ledger show', async () => {
  const core = await startCore()
  await core.get('people.addTeam', { name: 'Blue' })
  core.db().exec("UPDATE teams SET name = 'Green'")
  await core.get('ledger.verify', {})
  const { text } = (await partsOf(core)).find(({ name }) => name === 'Ledger')!
  expect(text).toMatch(/^last verification: broken, 2026-11-20T09:00:00Z$/m)
  expect(text).toMatch(/^it found: 1$/m)
})

test('places and the log are told on this machine only, and not where there are none', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const reply = await core.askAs(sessionOf(core.kim.id), 'workspace.diagnose', {})
  if (!reply.ok) throw new Error(reply.failure.code)
  expect(namesOf(reply.value.parts)).not.toEqual(expect.arrayContaining(['Places']))
  expect(namesOf(reply.value.parts)).not.toEqual(expect.arrayContaining(['Log']))
  expect(namesOf(await partsOf(await startCore()))).not.toContain('Log')
})

/** A workspace that knows secrets and names in every place that can hold one. */
async function withCanaries() {
  const folder = emptyFolder()
  const log = openFileLog(placesIn(folder).log)
  const secrets = secretsInMemory()
  const core = await startCore({ folder, ports: { log, secrets } })
  const { id } = await addWithRole(core, { name: NAME, role: 'administrator' })
  await core.get('people.setPassphrase', { personId: id, passphrase: SECRET })
  const contacts = [{ kind: 'email', value: `${NAME}@example.com` } as const]
  const { person } = await core.get('people.get', { personId: id })
  await core.get('people.setContacts', { personId: id, contacts, expectedVersion: person!.version })
  await core.get('workspace.rename', { name: `Workspace of ${NAME}` })
  await core.askAs(sessionOf(id), 'preferences.keep', { name: 'ui.views', value: NAME })
  const reason = `because ${NAME} says so`
  const folderOfName = `${folder}/${NAME}`
  await core.get('workspace.setCheckpointFolder', { folder: folderOfName, reason })
  await core.get('ledger.checkpoint', {})
  await core.get('ledger.verify', {})
  log.error({ person: NAME, passphrase: SECRET, asked: { token: SECRET } }, 'it failed')
  appendFileSync(placesIn(folder).log, `${JSON.stringify({ passphrase: SECRET })}\n`)
  appendFileSync(placesIn(folder).log, `a line of another program: ${SECRET}\n`)
  const [deviceKey] = [...secrets.kept.values()]
  return { core, key: (JSON.parse(deviceKey!) as { key: string }).key, log }
}

test('no secret is told anywhere, and no name but in a part that is marked', async () => {
  const { core, key, log } = await withCanaries()
  const parts = await partsOf(core)
  log.close()
  const texts = parts.map(({ text }) => text).join('\n')
  expect(texts.split(SECRET)).toHaveLength(1)
  expect(texts.split(key)).toHaveLength(1)
  const naming = parts.filter(({ text }) => text.includes(NAME))
  expect(namesOf(naming.filter(({ personal }) => !personal))).toEqual([])
  expect(namesOf(naming)).toEqual(['Places', 'Log'])
})

test('of a long log only the end is told', async () => {
  const folder = emptyFolder()
  const { log } = placesIn(folder)
  mkdirSync(dirname(log), { recursive: true })
  const lines = Array.from({ length: 5000 }, (_, line) =>
    JSON.stringify({ line, msg: 'é'.repeat(99) }),
  )
  appendFileSync(log, `${lines.join('\n')}\n`)
  const core = await startCore({ folder })
  const { text } = (await partsOf(core)).find(({ name }) => name === 'Log')!
  const told = text.split('\n').map((line) => (JSON.parse(line) as { line: number }).line)
  expect(told).toEqual(Array.from({ length: 200 }, (_, i) => 4800 + i))
})
