import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test, vi } from 'vitest'
import { furnishFolder } from '../transport/furnish.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { start, startHost } from './command.ts'
import { run } from './launched.ts'
import { enter } from './serving.ts'

/** Each starts several programs, one after another, on whatever machine this is. */
vi.setConfig({ testTimeout: 180_000 })

async function furnished(services = 3): Promise<string> {
  const workspace = join(temporaryFolder(), 'workspace')
  await furnishFolder(workspace, { services })
  return workspace
}

const read = (stdout: string) => JSON.parse(stdout)

test('a new workspace is made, kept and verified', async () => {
  const workspace = join(temporaryFolder(), 'new', 'workspace')
  const enrolled = await run(['call', 'people.enrol', '--input', '-'], {
    workspace,
    input: '{"name":"Kim"}',
  })
  expect(enrolled.status).toBe(0)
  const list = await run(['call', 'people.list', '--workspace', workspace])
  expect(read(list.stdout).items).toMatchObject([{ name: 'Kim' }])
  const verified = await run(['verify'], { workspace })
  expect(verified.status).toBe(0)
  expect(read(verified.stdout)).toMatchObject({ outcome: 'intact' })
  expect(verified.stderr).toMatch(/Intact: \d+ entries/)
  const rebuilt = await run(['rebuild'], { workspace })
  expect(read(rebuilt.stdout)).toMatchObject({ differing: 0 })
})

test.each(['verify', 'backup', 'rebuild'])(
  '%s of a mistyped folder makes nothing there',
  async (word) => {
    const workspace = join(temporaryFolder(), 'tpyo')
    const { status, stderr } = await run([word], { workspace })
    expect(status).toBe(2)
    expect(stderr).toContain(`There is no workspace in ${workspace}`)
    expect(existsSync(workspace)).toBe(false)
  },
)

test('a tampered ledger is told with status 1', async () => {
  const workspace = await furnished()
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(join(workspace, 'workspace.db'))
  for (const name of db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .pluck()
    .all()) {
    db.exec(`DROP TRIGGER ${name}`)
  }
  db.exec("UPDATE ledger SET actor = 'somebody' WHERE seq = 4")
  db.close()
  const { status, stdout, stderr } = await run(['verify'], { workspace })
  expect(status).toBe(1)
  expect(read(stdout)).toMatchObject({ outcome: 'broken', firstBroken: 4 })
  expect(stderr).toMatch(/Broken from entry 4/)
})

test('export, backup and restore work from end to end', async () => {
  const workspace = await furnished()
  const folder = join(temporaryFolder(), 'export')
  const exported = await run(['export', folder], { workspace })
  expect(read(exported.stdout)).toMatchObject({ folder })
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['README.md', 'ledger.jsonl']))
  const again = await run(['export', folder], { workspace })
  expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/not empty/) })

  const { file } = read((await run(['backup'], { workspace })).stdout)
  const input = '{"name":"Too much","tier":3}'
  await run(['call', 'services.add', '--input', '-'], { workspace, input })
  const restored = await run(['restore', file, '--reason', 'rehearsal'], { workspace })
  expect(restored.status).toBe(0)
  expect(read(restored.stdout)).toMatchObject({ epoch: 2 })
  const left = await run(['call', 'services.list'], { workspace })
  expect(left.stdout).not.toContain('Too much')
  expect(read((await run(['verify'], { workspace })).stdout)).toMatchObject({ outcome: 'intact' })
  const nothing = await run(['restore', join(workspace, 'nowhere.db')], { workspace })
  expect(nothing.status).toBe(1)
  expect(read(nothing.stdout)).toMatchObject({ failure: { code: 'workspace/backup-unusable' } })
})

test('Ctrl-C cancels a task, and nothing of it is left', async () => {
  const workspace = await furnished(20_000)
  const folder = join(temporaryFolder(), 'export')
  const exporting = start(['export', folder], { workspace })
  await vi.waitUntil(() => existsSync(`${folder}.partial`), { timeout: 10_000, interval: 2 })
  exporting.child.kill('SIGINT')
  const { status, stdout } = await exporting.ended
  expect(status).toBe(1)
  expect(read(stdout)).toMatchObject({ failure: { code: 'rpc/cancelled' } })
  expect(existsSync(folder)).toBe(false)
  expect(existsSync(`${folder}.partial`)).toBe(false)
})

test('beside a running host it speaks through the host', async () => {
  const workspace = await furnished()
  const alone = await run(['call', 'services.list'], { workspace })
  const host = await startHost(workspace)
  const through = await run(['call', 'services.list'], { workspace })
  expect(through.stdout).toBe(alone.stdout)
  const holder = read(readFileSync(join(workspace, 'holder.json'), 'utf8'))
  expect(holder).toMatchObject({ pid: host.child.pid, host: 'headless' })

  const refused = await run(['call', 'services.add', '--input', '-'], {
    workspace,
    input: '{"name":"service 1","tier":1}',
  })
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/service 1|taken|name/i),
  })
  expect((await run(['verify'], { workspace })).status).toBe(0)

  const { status, stdout } = await run(['link'], { workspace })
  expect(status).toBe(0)
  const token = await enter(new URL(stdout).origin, stdout.trim())
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const stranger = await run(['link', '--person', v7()], { workspace })
  expect(stranger).toMatchObject({ status: 1, stderr: expect.stringMatching(/No such person/) })

  const second = await run(['serve', '--port', '0'], { workspace })
  expect(second.status).toBe(1)
  expect(second.stderr).toContain(`process ${host.child.pid} (headless)`)
  host.child.kill('SIGTERM')
  expect(await host.ended).toMatchObject({ status: 0 })
  expect(existsSync(join(workspace, 'holder.json'))).toBe(false)
})

test('a host that is killed in the middle of a task does not leave the asker without a word', async () => {
  const workspace = await furnished(20_000)
  const host = await startHost(workspace)
  const folder = join(temporaryFolder(), 'export')
  const asking = start(['export', folder], { workspace })
  await vi.waitUntil(() => existsSync(`${folder}.partial`), { timeout: 10_000, interval: 2 })
  host.child.kill('SIGKILL')
  const { status, stdout, stderr } = await asking.ended
  expect(status).toBe(1)
  expect(read(stdout)).toMatchObject({ failure: { code: 'rpc/unavailable' } })
  expect(stderr).toMatch(/went away/)
})

test('a port that is taken ends the host, which lets go of the workspace', async () => {
  const workspace = await furnished(0)
  const { createServer } = await import('node:net')
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { status, stderr } = await run(['serve', '--port', String(port)], { workspace })
  expect(status).toBe(2)
  expect(stderr).toMatch(/taken; name another/)
  expect((await run(['call', 'people.list'], { workspace })).status).toBe(0)
})

test('link says what to do where nothing runs', async () => {
  const { status, stderr } = await run(['link'], { workspace: await furnished(0) })
  expect(status).toBe(1)
  expect(stderr).toMatch(/npx signalbox start/)
})

test('somebody else is spoken for by word, or by passphrase', async () => {
  const workspace = await furnished(0)
  const added = await run(['call', 'people.add', '--input', '-'], {
    workspace,
    input: '{"name":"Noor"}',
  })
  const { id } = read(added.stdout)
  const me = async (env: Record<string, string> = {}) => {
    const { stdout } = await run(['call', 'workspace.status', '--as', id], { workspace, env })
    return read(stdout)
  }
  expect(await me()).toMatchObject({ me: { name: 'Noor', assurance: 'declared', roles: [] } })
  const words = 'a long enough passphrase'
  const input = JSON.stringify({ personId: id, passphrase: words })
  const set = await run(['call', 'people.setPassphrase', '--input', '-'], { workspace, input })
  expect(set.status).toBe(0)
  // Whoever set it for her knows it too.
  expect(await me({ SIGNALBOX_AS_PASSPHRASE: words })).toMatchObject({
    me: { name: 'Noor', assurance: 'declared' },
  })
  const own = 'words that nobody else has heard'
  const replaced = await run(['call', 'people.setPassphrase', '--as', id, '--input', '-'], {
    workspace,
    input: JSON.stringify({ personId: id, passphrase: own, current: words }),
    env: { SIGNALBOX_AS_PASSPHRASE: words },
  })
  expect(replaced.status).toBe(0)
  expect(await me({ SIGNALBOX_AS_PASSPHRASE: own })).toMatchObject({
    me: { name: 'Noor', assurance: 'proved' },
  })
  expect(await me({ SIGNALBOX_AS_PASSPHRASE: 'wrong' })).toMatchObject({
    failure: { code: 'people/wrong-passphrase' },
  })
})

test('a command asked again with its id happens once', async () => {
  const workspace = await furnished(0)
  const args = ['call', 'services.add', '--input', '-', '--command-id', v7()]
  const input = '{"name":"Payments","tier":1}'
  const [first, second] = [
    await run(args, { workspace, input }),
    await run(args, { workspace, input }),
  ]
  expect(first.status).toBe(0)
  expect(second).toEqual(first)
})

test('a command says which earlier one it takes back, and a slip of the id is told', async () => {
  const workspace = await furnished(0)
  const undoes = v7()
  const call = (name: string, input: object, ...more: string[]) =>
    run(['call', name, '--input', '-', ...more], { workspace, input: JSON.stringify(input) })
  const added = await call('people.addTeam', { name: 'Blue' }, '--command-id', undoes)
  const { id: teamId } = JSON.parse(added.stdout) as { id: string }
  const rename = (name: string, expectedVersion: number) => ({ teamId, name, expectedVersion })
  const back = await call('people.renameTeam', rename('Nobody', 1), '--undoes', undoes)
  expect(back.status).toBe(0)
  const again = await call('people.renameTeam', rename('Blue', 2), '--undoes', undoes)
  expect(again).toMatchObject({ status: 1, stdout: expect.stringContaining('rpc/nothing-to-undo') })
  const slip = await call('people.renameTeam', rename('Blue', 2), '--undoes', 'that')
  expect(slip).toMatchObject({ status: 2, stdout: expect.stringContaining('rpc/invalid') })
})
