import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { furnishFolder } from '../transport/furnish.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { run } from './launched.ts'

type Check = {
  readonly what: string
  readonly outcome: string
  readonly says: string
  readonly todo?: string
}

async function examine(workspace: string) {
  const ran = await run(['doctor', '--json'], { workspace })
  const { checks, versions, paths } = JSON.parse(ran.stdout) as {
    checks: Check[]
    versions: Record<string, string>
    paths: Record<string, string>
  }
  const find = (what: string) => checks.find((check) => check.what === what)
  return { ...ran, checks, versions, paths, find }
}

const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

async function furnished() {
  const workspace = join(temporaryFolder(), 'workspace')
  await furnishFolder(workspace, { services: 20 })
  return { workspace, database: join(workspace, 'workspace.db') }
}

test('where nothing is yet, it says how to begin, and makes nothing', async () => {
  const workspace = join(temporaryFolder(), 'nowhere')
  const { status, find, paths, versions } = await examine(workspace)
  expect(status).toBe(0)
  expect(find('workspace')).toMatchObject({
    outcome: 'good',
    todo: expect.stringMatching(/npx signalbox start/),
  })
  expect(paths).toMatchObject({
    database: join(workspace, 'workspace.db'),
    log: expect.any(String),
  })
  expect(versions).toMatchObject({
    node: process.version,
    sqlite: expect.stringMatching(/^3\.\d+/),
  })
  expect(existsSync(workspace)).toBe(false)
})

test('a healthy workspace is found well, and is not touched', async () => {
  const { workspace, database } = await furnished()
  const before = digest(database)
  const { status, checks, find } = await examine(workspace)
  expect(status).toBe(0)
  expect(checks.filter(({ outcome }) => outcome === 'bad')).toEqual([])
  expect(find('database')).toMatchObject({
    outcome: 'good',
    says: expect.stringMatching(/ledger entries/),
  })
  expect(find('backups')).toMatchObject({ outcome: 'weak', todo: expect.stringMatching(/backup/) })
  expect(digest(database)).toBe(before)
  const beside = ['checkpoints.jsonl', 'workspace.db', 'workspace.db-shm', 'workspace.db-wal']
  expect(beside).toEqual(expect.arrayContaining(readdirSync(workspace)))
  const plain = await run(['doctor'], { workspace })
  expect(plain).toMatchObject({ status: 0, stderr: '' })
  expect(plain.stdout).toMatch(/Versions[\s\S]*Paths[\s\S]*Checks/)
})

test.each([
  [
    'garbage',
    (path: string) => writeFileSync(path, 'garbage '.repeat(1000)),
    /does not begin like a database/,
  ],
  ['an empty file', (path: string) => truncateSync(path, 0), /content was lost/],
  ['half a file', (path: string) => truncateSync(path, 12_288), /./],
  ['a newer schema', (path: string) => setPragma(path, 'user_version = 999'), /newer Signalbox/],
  ['another program’s', (path: string) => setPragma(path, 'application_id = 7'), /another program/],
] as const)(
  'a database that is %s is named, with what to do, and not touched',
  async (_, spoil, words) => {
    const { workspace, database } = await furnished()
    for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true })
    spoil(database)
    const before = digest(database)
    const { status, find, stderr } = await examine(workspace)
    expect(status).toBe(1)
    expect(find('database')).toMatchObject({ outcome: 'bad', says: expect.stringMatching(words) })
    expect(find('database')?.todo).toMatch(/./)
    expect(stderr).not.toMatch(/\n\s+at /)
    const opened = await run(['call', 'people.list'], { workspace })
    expect(opened.status).toBe(1)
    expect(opened.stdout).toBe('')
    expect(opened.stderr).toMatch(words)
    expect(digest(database)).toBe(before)
    expect((await run(['doctor'], { workspace })).stdout).toMatch(/BAD {2}database/)
  },
)

function setPragma(path: string, pragma: string): void {
  const db = new Sqlite(path)
  db.pragma(pragma)
  db.pragma('journal_mode = DELETE')
  db.close()
}

test('a database that is gone while its checkpoints stand is no new workspace', async () => {
  const { workspace, database } = await furnished()
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true })
  const { status, find } = await examine(workspace)
  expect(status).toBe(1)
  expect(find('workspace')).toMatchObject({
    outcome: 'bad',
    todo: expect.stringMatching(/restore FILE/),
  })
  const opened = await run(['call', 'people.list'], { workspace })
  expect(opened).toMatchObject({ status: 1, stderr: expect.stringMatching(/restore a backup/) })
  expect(existsSync(database)).toBe(false)
})

test('a damaged workspace comes back from its backup', async () => {
  const { workspace, database } = await furnished()
  const { file } = JSON.parse((await run(['backup'], { workspace })).stdout)
  writeFileSync(database, 'garbage '.repeat(1000))
  const restored = await run(['restore', file], { workspace })
  expect(restored.stderr).toMatch(/from outside/)
  expect(restored.status).toBe(0)
  const { status, stdout } = await run(['verify'], { workspace })
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'intact' })
  const kept = readdirSync(join(workspace, 'replaced'))
  expect(kept).toHaveLength(1)
  expect(readFileSync(join(workspace, 'replaced', kept[0]!), 'utf8')).toContain('garbage')
})
