import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moduleOf, run } from './fake-checkout.ts'

const folder = mkdtempSync(join(tmpdir(), 'signalbox-only-one-'))
const driver = join(folder, 'driver.mjs')

beforeAll(() =>
  writeFileSync(
    driver,
    `import { appendFileSync } from 'node:fs'
     import { setTimeout as pause } from 'node:timers/promises'
     import { onlyOne } from ${JSON.stringify(moduleOf('only-one.mjs'))}
     const [name, ms] = process.argv.slice(2)
     await onlyOne(name, async () => {
       appendFileSync(name + '.log', 'in ' + process.pid + '\\n')
       await pause(Number(ms))
       appendFileSync(name + '.log', 'out ' + process.pid + '\\n')
     })`,
  ),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A place for turns, with what somebody left there. */
function place(left: Record<string, string> = {}) {
  const base = mkdtempSync(join(folder, 'place-'))
  for (const [file, text] of Object.entries(left)) writeFileSync(join(base, file), text)
  const name = join(base, '.preparing')
  return {
    name,
    prepare: (ms: number) => run([driver, name, String(ms)]),
    /** In which order they went in and out. */
    visits: () => readFileSync(`${name}.log`, 'utf8').trim().split('\n'),
    turns: () => readdirSync(base).filter((file) => /^\.preparing-\d+$/.test(file)),
  }
}
type Place = ReturnType<typeof place>

async function expectOneAtATime({ prepare, visits }: Place, count: number): Promise<void> {
  const all = Array.from({ length: count }, () => prepare(50).ended)
  const ends = await Promise.all(all)
  expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 0))
  const seen = visits()
  expect(seen).toHaveLength(2 * count)
  for (let at = 0; at < seen.length; at += 2) {
    expect(seen[at + 1]).toBe(seen[at]!.replace('in', 'out'))
  }
}

test.concurrent.each([
  ['nothing', {}],
  ['a turn that was done', { '.preparing-7': 'done' }],
  ['a turn whose process is gone', { '.preparing-7': '999999999' }],
  [
    'several turns of processes that are gone',
    { '.preparing-6': '999999999', '.preparing-7': '999999998' },
  ],
  ['an empty turn', { '.preparing-7': '' }],
  ['a turn whose number is another process by now', { '.preparing-7': String(process.pid) }],
  ['a torn turn', { '.preparing-7': '12abc' }],
])('after %s, those who come at once go in one at a time', async (_, left) => {
  const here = place(left as unknown as Record<string, string>)
  await expectOneAtATime(here, 4)
  expect(here.turns()).toHaveLength(1)
})

test('who counted too late gets no turn, and takes none away', async () => {
  const { take } = (await import(moduleOf('only-one.mjs'))) as {
    take(name: string, turn: number): boolean
  }
  const { name, turns } = place({ '.preparing-9': String(process.pid) })
  expect(take(name, 9)).toBe(false)
  expect(take(name, 3)).toBe(false)
  expect(turns()).toEqual(['.preparing-9'])
  expect(take(name, 10)).toBe(true)
  expect(turns()).toEqual(['.preparing-10'])
})

test.concurrent('who prepares for long is not passed over', async () => {
  const here = place()
  const long = here.prepare(13_000)
  await expect.poll(() => here.turns().length, { timeout: 5000 }).toBe(1)
  await expect.poll(() => here.visits().length, { timeout: 5000 }).toBe(1)
  const next = here.prepare(0)
  await Promise.all([long.ended, next.ended])
  const pids = [long, next].map(({ child }) => child.pid)
  expect(here.visits()).toEqual([
    `in ${pids[0]}`,
    `out ${pids[0]}`,
    `in ${pids[1]}`,
    `out ${pids[1]}`,
  ])
})

test.concurrent('who dies in the middle is passed over at once', async () => {
  const here = place()
  const dying = here.prepare(60_000)
  await expect.poll(() => here.turns().length, { timeout: 5000 }).toBe(1)
  const next = here.prepare(0)
  await expect.poll(() => next.said.stderr, { timeout: 5000 }).toContain('waiting for it')
  dying.child.kill('SIGKILL')
  expect(await next.ended).toMatchObject({ status: 0 })
})
