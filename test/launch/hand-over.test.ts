import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moduleOf, run } from './fake-checkout.ts'

const folder = mkdtempSync(join(tmpdir(), 'signalbox-hand-over-'))
const program = join(folder, 'program.mjs')
const driver = join(folder, 'driver.mjs')
const otherNode = join(folder, 'node')

beforeAll(() => {
  symlinkSync(process.execPath, otherNode)
  writeFileSync(
    program,
    `const [what, value] = process.argv.slice(2)
     if (what === 'exit') process.exit(Number(value))
     if (what === 'die') process.kill(process.pid, value)
     if (what === 'pid') console.log(process.ppid)
     if (what === 'catch') process.on(value, () => process.exit(42))
     if (what === 'catch' || what === 'wait') {
       setInterval(() => {}, 1000)
       console.log('ready')
     }`,
  )
  writeFileSync(
    driver,
    `import { runEntry } from ${JSON.stringify(moduleOf('hand-over.mjs'))}
     const [node, ...args] = process.argv.slice(2)
     await runEntry({ node, entry: ${JSON.stringify(program)}, args })`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const drive = (node: string, args: readonly string[]) => run([driver, node, ...args])

test.each([
  ['in this process', process.execPath],
  ['in a process of its own', otherNode],
])('the exit status comes through %s', async (_, node) => {
  expect(await drive(node, ['exit', '0']).ended).toMatchObject({ status: 0 })
  expect(await drive(node, ['exit', '17']).ended).toMatchObject({ status: 17 })
})

test('the right Node needs no second process', async () => {
  const { child, ended } = drive(process.execPath, ['pid'])
  expect(Number((await ended).stdout)).toBe(process.pid)
  expect(child.pid).toBeDefined()
})

test('another Node is started with the program', async () => {
  const { child, ended } = drive(otherNode, ['pid'])
  expect(Number((await ended).stdout)).toBe(child.pid)
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s reaches the program, which decides',
  async (signal) => {
    const { child, ended, said } = drive(otherNode, ['catch', signal])
    await expect.poll(() => said.stdout).toContain('ready')
    child.kill(signal)
    expect(await ended).toMatchObject({ status: 42, signal: null })
  },
)

test('a program that a signal ends makes us end by the same', async () => {
  expect(await drive(otherNode, ['die', 'SIGKILL']).ended).toMatchObject({ signal: 'SIGKILL' })
  const { child, ended, said } = drive(otherNode, ['wait'])
  await expect.poll(() => said.stdout).toContain('ready')
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ status: null, signal: 'SIGTERM' })
})
