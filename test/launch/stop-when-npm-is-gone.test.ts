import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { moduleOf, run } from './fake-checkout.ts'

const folder = mkdtempSync(join(tmpdir(), 'signalbox-npm-'))
const [host, npm] = [join(folder, 'host.mjs'), join(folder, 'npm.mjs')]
/** Longer than the host takes to look around. */
const A_WHILE_MS = 1500

beforeAll(() => {
  writeFileSync(
    host,
    `import { stopWhenNpmIsGone } from ${JSON.stringify(moduleOf('stop-when-npm-is-gone.mjs'))}
     stopWhenNpmIsGone()
     process.on('SIGTERM', () => {
       console.log('closed in order')
       process.exit(0)
     })
     setInterval(() => {}, 1000)
     console.log('host ' + process.pid)`,
  )
  // As npm does it: a shell runs the script, hears of the signal, and hands it on to nobody.
  writeFileSync(
    npm,
    `import { spawn } from 'node:child_process'
     const [command] = process.argv.slice(2)
     const shell = spawn('sh', ['-c', command + '; exit $?'], { stdio: 'inherit' })
     process.once('SIGTERM', () => {
       shell.kill('SIGTERM')
       process.kill(process.pid, 'SIGTERM')
     })
     setInterval(() => {}, 1000)`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A host that somebody else started. */
async function startBelow(env: Record<string, string>) {
  const { npm_command: _, ...bare } = process.env
  const started = run([npm, `"${process.execPath}" "${host}"`], { ...bare, ...env })
  await expect.poll(() => started.said.stdout, { timeout: 10_000 }).toMatch(/host \d+\n/)
  const pid = Number(/host (\d+)/.exec(started.said.stdout)?.[1])
  onTestFinished(() => {
    started.child.kill('SIGKILL')
    if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  })
  return { ...started, pid }
}

const onPosix = test.skipIf(process.platform === 'win32')

onPosix('a host that npm started ends in order when npm is stopped', async () => {
  const { child, pid, ended } = await startBelow({ npm_command: 'run-script' })
  await pause(A_WHILE_MS)
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGTERM')
  expect((await ended).stdout).toContain('closed in order')
})

onPosix('a host that npm did not start lives on without its parent', async () => {
  const { child, pid, said } = await startBelow({})
  child.kill('SIGTERM')
  await pause(A_WHILE_MS)
  expect(isAlive(pid)).toBe(true)
  expect(said.stdout).not.toContain('closed in order')
})
