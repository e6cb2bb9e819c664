import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { migrations } from '#core/database/migrations/all.ts'
import { seeded } from '../headless/hostile.ts'
import { furnishFolder } from '../transport/furnish.ts'
import { type Kill, runAndKill, type Said } from './killed.ts'
import { laterMigration } from './later-migration.ts'
import { proveBackups, proveExports, type Reopened, reopen } from './reopened.ts'

const REOPEN_MS = 2000
const root = mkdtempSync(join(tmpdir(), 'signalbox-kills-'))
const furnished = join(root, 'furnished')
const random = seeded(1870)

beforeAll(() => furnishFolder(furnished, { services: 3000 }))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function copyOfFurnished(): string {
  const folder = mkdtempSync(join(root, 'killed-'))
  cpSync(furnished, folder, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Planned = Omit<Kill, 'folder'>
const planned = (work: string, times: number, after: keyof Said, longestMs: number): Planned[] =>
  Array.from({ length: times }, () => ({ work, after, delayMs: Math.floor(random() * longestMs) }))

const kills: readonly Planned[] = [
  ...planned('commands', 8, 'added', 80),
  ...planned('backup', 4, 'ready', 250),
  ...planned('backup', 3, 'backup', 120),
  ...planned('export', 4, 'ready', 250),
  ...planned('export', 3, 'exported', 120),
  ...planned('restore', 6, 'restoring', 120),
]

const addedIn = (said: readonly Said[]) =>
  said.flatMap(({ added }) => (added === undefined ? [] : [added]))

function expectNothingLost(said: readonly Said[], { services, epoch }: Reopened): void {
  const lastRestored = said.findLastIndex(({ restored }) => restored !== undefined)
  const known = said[lastRestored]?.restored ?? 1
  expect(epoch).toBeGreaterThanOrEqual(known)
  if (epoch > known) {
    // A restore was under way, and gave up what came before it.
    expect(said.at(-1)).toHaveProperty('restoring')
    return
  }
  const missing = addedIn(said.slice(lastRestored + 1)).filter((name) => !services.has(name))
  expect(missing).toEqual([])
}

test('there are at least thirty kills', () => {
  expect(kills.length + MIGRATIONS + STARTS).toBeGreaterThanOrEqual(30)
})

test.each(kills)('killed during $work, $delayMs ms after $after', async (kill) => {
  const folder = copyOfFurnished()
  const said = await runAndKill({ ...kill, folder })
  const reopened = await reopen(folder)
  expect(reopened.tookMs).toBeLessThan(REOPEN_MS)
  expect(reopened.services.size).toBeGreaterThanOrEqual(3000)
  expectNothingLost(said, reopened)
  const backups = said.filter(({ backup }) => backup !== undefined).length
  expect(await proveBackups(folder)).toBeGreaterThanOrEqual(backups)
  const exports = said.filter(({ exported }) => exported !== undefined).length
  expect(proveExports(folder)).toBeGreaterThanOrEqual(exports)
})

const MIGRATIONS = 6

test('killed during a migration: the old schema or the new one, and a backup before it', async () => {
  const all = migrations as unknown as object[]
  const schemas: number[] = []
  for (let i = 0; i < MIGRATIONS; i += 1) {
    const folder = copyOfFurnished()
    const kill = { work: 'migration', after: 'starting', delayMs: 30 + i * 70 } as const
    const said = await runAndKill({ ...kill, folder })
    const { default: Sqlite } = await import('better-sqlite3')
    const db = new Sqlite(join(folder, 'workspace.db'))
    const schema = Number(db.pragma('user_version', { simple: true }))
    const ballast = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ballast'").get()
    db.close()
    expect(ballast !== undefined).toBe(schema === laterMigration.version)
    if (schema === laterMigration.version) expect(await proveBackups(folder)).toBe(1)
    schemas.push(schema)
    all.push(laterMigration)
    const reopened = await reopen(folder).finally(() => all.pop())
    expect(reopened.schema).toBe(laterMigration.version)
    expect(reopened.tookMs).toBeLessThan(REOPEN_MS)
    expectNothingLost(said, reopened)
    expect(await proveBackups(folder)).toBeGreaterThanOrEqual(1)
  }
  expect(schemas).toContain(migrations.length)
}, 60_000)

const STARTS = 6

test('killed at its very first start: nothing, or a whole workspace', async () => {
  for (let i = 0; i < STARTS; i += 1) {
    const folder = join(mkdtempSync(join(root, 'first-')), 'workspace')
    await runAndKill({ work: 'start', folder, after: 'starting', delayMs: i * 25 }).catch(noPerson)
    const reopened = await reopen(folder)
    expect(reopened.tookMs).toBeLessThan(REOPEN_MS)
    expect(reopened.epoch).toBe(1)
  }
}, 60_000)

/** Nobody is enrolled in a new workspace, so a child that lives long enough ends by itself. */
const noPerson = (error: Error) => expect(error.message).toMatch(/Nobody of this workspace/)
