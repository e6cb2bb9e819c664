import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { helps } from '../../electron/headless/command-line/help.ts'
import { start } from './command.ts'
import { launch, run } from './launched.ts'

const folder = mkdtempSync(join(tmpdir(), 'signalbox-command-line-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const queries = Object.entries(contract).filter(([, { kind }]) => kind === 'query')
const freely = queries.filter(([, { input }]) => input.safeParse({}).success).map(([name]) => name)

test.concurrent.each(Object.keys(helps))('%s says what it does and takes', async (command) => {
  const { status, stdout, stderr } = await run([command, '--help'])
  expect(status).toBe(0)
  expect(stdout).toContain(`signalbox ${command}`)
  expect(stdout).toContain(helps[command]!.says)
  expect(stdout).toContain('--workspace DIR')
  expect(stderr).toBe('')
})

test.concurrent.each([['--help'], ['help'], ['-h']])('%s lists every command', async (arg) => {
  const { status, stdout } = await run([arg])
  expect(status).toBe(0)
  for (const command of Object.keys(helps))
    expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
})

test.concurrent('without a command it helps, and says that it did nothing', async () => {
  const { status, stdout } = await run([])
  expect(status).toBe(2)
  expect(stdout).toContain('npx signalbox COMMAND')
})

test.concurrent.each([
  ['an unknown command', ['frobnicate'], /start, serve, link/],
  ['an unknown option', ['verify', '--loud'], /--loud.*signalbox verify --help/s],
  ['an option of another command', ['verify', '--port', '1'], /verify --help/],
  ['a missing word', ['export'], /needs DIR.*export --help/s],
  ['a word too many', ['verify', 'twice'], /takes no twice/],
  ['an option without its value', ['call', 'people.list', '--input'], /--input/],
  ['a port that is none', ['serve', '--port', '99999'], /65535/],
  ['a key without a certificate', ['serve', '--tls-key', 'x'], /belong together/],
  ['a certificate that is not there', ['serve', '--tls-key', 'x', '--tls-cert', 'x'], /ENOENT/],
  ['an open door', ['serve', '--host', '0.0.0.0'], /--tls-cert and --tls-key/],
])('%s is not understood, and it says what to do', async (_, args, words) => {
  const { status, stdout, stderr } = await run(args as string[], { workspace: folder })
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(words as RegExp)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test.concurrent.each([
  ['an unknown operation', ['people.steal'], /people has .*people\.add,/, 'rpc/unknown'],
  ['an inherited name', ['constructor'], /signalbox operations/, 'rpc/unknown'],
  ['input that is not there', ['people.list', '--input', '/nowhere/x'], /ENOENT/, 'rpc/invalid'],
  ['input where a file is named', ['people.list', '--input', '{}'], /names a file/, 'rpc/invalid'],
])('%s is not understood, and scripts read why', async (_, args, words, code) => {
  const ran = await run(['call', ...(args as string[])], { workspace: folder })
  expect(ran.status).toBe(2)
  expect(ran.stderr).toMatch(words as RegExp)
  expect(JSON.parse(ran.stdout)).toMatchObject({ failure: { code } })
})

test.concurrent('help for what is not there is not understood', async () => {
  expect((await run(['help', 'nonsense'])).status).toBe(2)
  expect((await run(['nonsense', '--help'])).status).toBe(2)
})

test.concurrent('one operation is described on half a screen', async () => {
  const { status, stdout } = await run(['operations', 'people.addAbsence'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^people\.addAbsence: command$/m)
  expect(stdout).toMatch(/^ +reason\?: string$/m)
  expect((await run(['operations', 'people.steal'])).status).toBe(2)
})

test.concurrent.each([
  ['a file stands in the way', '/dev/null/x', /a file stands in its place/],
  ['nothing can be made', '/proc/nowhere', /nothing can be made there/],
])('where %s, a workspace folder is refused in one sentence', async (_, folder, words) => {
  const { status, stderr } = await run(['call', 'workspace.status'], { workspace: folder })
  expect(status).toBe(1)
  expect(stderr).toMatch(words)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test.concurrent.each(freely)('--memory call %s needs nothing that is stored', async (name) => {
  const { status, stdout, stderr } = await run(['--memory', 'call', name])
  expect(stderr).toBe('')
  expect(status).toBe(0)
  contract[name as 'people.list'].output.parse(JSON.parse(stdout))
})

test('most queries can be asked with nothing', () => {
  expect(freely.length).toBeGreaterThanOrEqual(7)
})

test.concurrent('a command in memory is done and forgotten', async () => {
  const input = JSON.stringify({ name: 'Zahlung é 支払い' })
  const { status, stdout } = await run(['--memory', 'call', 'people.addTeam', '--input', '-'], {
    input,
  })
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Zahlung é 支払い' })
})

test.concurrent('input comes from a file too', async () => {
  const file = join(folder, 'input.json')
  writeFileSync(file, '{"name":"Payments","tier":1}')
  const { status, stdout } = await run(['--memory', 'call', 'services.add', '--input', file])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Payments', tier: 1 })
})

test.concurrent.each([
  ['input that is no JSON', ['call', 'people.list'], '{', 2, /not JSON/],
  [
    'input of the wrong shape',
    ['call', 'people.addTeam'],
    '{"nam":1}',
    2,
    /name: this is needed.*signalbox operations people\.addTeam/s,
  ],
  ['a refusal', ['call', 'people.enrol'], '{"name":"Kim"}', 1, /enrolled already/],
  ['what memory cannot do', ['call', 'workspace.backup'], '{}', 1, /lives in memory/],
])('%s ends with its own status', async (_, args, input, wanted, words) => {
  const ran = await run(['--memory', ...(args as string[]), '--input', '-'], {
    input: input as string,
  })
  expect(ran.status).toBe(wanted)
  expect(ran.stderr).toMatch(words as RegExp)
  if (ran.stdout !== '') expect(JSON.parse(ran.stdout)).toHaveProperty('failure.code')
})

test.concurrent('operations --json describes every operation with valid schemas', async () => {
  const { status, stdout } = await run(['operations', '--json'])
  expect(status).toBe(0)
  const described = JSON.parse(stdout) as Record<string, string & object>[]
  expect(described.map(({ name }) => name).sort()).toEqual(Object.keys(contract).sort())
  for (const { name, kind, requires, refusals, input, output } of described) {
    const operation = contract[String(name) as 'people.list']
    expect({ kind, requires }).toEqual({ kind: operation.kind, requires: operation.requires })
    expect(refusals).toBeInstanceOf(Array)
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    expect(ajv.compile(input!)({ thereIsNoSuchField: 1 }), `${name}`).toBe(false)
    expect(ajv.validateSchema(output!)).toBe(true)
  }
})

test.concurrent('operations lists them for people', async () => {
  const { stdout } = await run(['operations'])
  for (const name of Object.keys(contract)) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'))
})

test.concurrent('whoever stops reading is not told off', async () => {
  const { child, ended } = launch(['operations', '--json'])
  child.stdout.destroy()
  expect(await ended).toMatchObject({ status: 0, stderr: '' })
})

test('a served workspace in memory has its administrator already', async () => {
  const { child, ended } = start(['serve', '--memory', '--port', '0'])
  const [printed] = (await once(child.stdout, 'data')) as [string]
  const url = new URL(printed.trim())
  const code = url.hash.replace('#code=', '')
  const entered = await fetch(new URL('/session', url), {
    method: 'POST',
    body: JSON.stringify({ code }),
  })
  const { token } = (await entered.json()) as { token: string }
  const asked = await fetch(new URL('/call', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' }),
  })
  expect(await asked.json()).toMatchObject({
    reply: { value: { enrolled: true, me: { roles: ['administrator'], assurance: 'os' } } },
  })
  child.kill('SIGTERM')
  expect((await ended).status).toBe(0)
})
