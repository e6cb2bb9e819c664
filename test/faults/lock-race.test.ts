import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { takeLock, WorkspaceHeld } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { temporaryFolder } from '../transport/opened.ts'

const ROUNDS = 60
const racer = fileURLToPath(new URL('./child-lock.ts', import.meta.url))

type Outcome =
  | { readonly won: true; readonly tookMs: number }
  | { readonly won: false; readonly tookMs: number; readonly pid: number | null }

function startRacer(folder: string) {
  const child: ChildProcess = spawn(process.execPath, [racer, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout! })
  const next = async () => JSON.parse((await once(lines, 'line'))[0] as string) as Outcome
  return {
    child,
    ready: next(),
    tell(word: 'take' | 'release') {
      const answer = next()
      child.stdin!.write(`${word}\n`)
      return answer
    },
  }
}

function workspace(): string {
  const folder = join(temporaryFolder(), 'workspace')
  mkdirSync(folder)
  return folder
}

test('of two processes that race for the lock one wins, and the other names it within a second', async () => {
  const folder = workspace()
  const racers = [startRacer(folder), startRacer(folder)]
  await Promise.all(racers.map(({ ready }) => ready))
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcomes = await Promise.all(racers.map(({ tell }) => tell('take')))
    const [winner] = racers.filter((_, i) => outcomes[i]!.won)
    const [lost] = outcomes.filter(({ won }) => !won)
    expect(outcomes.filter(({ won }) => won)).toHaveLength(1)
    expect(lost).toMatchObject({ won: false, pid: winner!.child.pid })
    expect(lost!.tookMs).toBeLessThan(1000)
    await winner!.tell('release')
  }
}, 60_000)

test('the lock of a holder that died is taken over at once', async () => {
  const folder = workspace()
  const places = placesIn(folder)
  const { child, ready, tell } = startRacer(folder)
  await ready
  expect(await tell('take')).toMatchObject({ won: true })
  await expect(takeLock(places)).rejects.toMatchObject({ pid: child.pid })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const started = performance.now()
  const lock = await takeLock(places)
  expect(performance.now() - started).toBeLessThan(200)
  lock.release()
})

test('a process that merely bears the number of a dead holder holds nothing', async () => {
  const folder = workspace()
  const places = placesIn(folder)
  const recycled = { pid: process.ppid, host: 'desktop', since: 0, socket: null, key: '' }
  writeFileSync(places.holder, JSON.stringify(recycled))
  const lock = await takeLock(places)
  lock.announce({ ...recycled, pid: process.pid })
  expect(JSON.parse(readFileSync(places.holder, 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
  writeFileSync(places.holder, 'not json')
  const again = await takeLock(places)
  again.release()
})

test('a holder that has not said who it is makes others wait for less than a second', async () => {
  const folder = workspace()
  const places = placesIn(folder)
  const lock = await takeLock(places)
  const started = performance.now()
  await expect(takeLock(places)).rejects.toThrow(WorkspaceHeld)
  expect(performance.now() - started).toBeLessThan(1000)
  lock.release()
})
