import { expect, test } from 'vitest'
import { vendors } from '../../electron/rehearsal/upstream/wire.ts'
import { start } from './command.ts'
import { run } from './launched.ts'

/** Waits for what is to be said, on either stream. */
const heard = ({ child, said }: ReturnType<typeof start>, words: RegExp) =>
  new Promise<void>((resolve, reject) => {
    const look = () => {
      if (words.test(said.stdout + said.stderr)) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('close', () => reject(new Error(said.stderr)))
    look()
  })

test('the outside world is served until it is told to stop, and each event is told', async () => {
  const args = ['rehearse', '--scenario', 'canary-regresses', '--speed', '5000']
  const serving = start([...args, '--from', '2026-12-01T08:00:00Z'])
  await heard(serving, /T08:12:00\.000Z {2}The canary begins to fail requests\./)
  const { said } = serving
  for (const vendor of vendors)
    expect(said.stdout).toMatch(new RegExp(`^${vendor} +http://127`, 'm'))
  expect(said.stderr).toContain('begins at 2026-12-01T08:00:00.000Z, 5000 times as fast')
  const [, address, token] = /^gitlab +(\S+) +(\S+)$/m.exec(said.stdout) ?? []
  const me = (headers: Record<string, string>) => fetch(`${address}/user`, { headers })
  expect((await me({ 'private-token': token! })).status).toBe(200)
  expect((await me({})).status).toBe(401)
  serving.child.kill('SIGTERM')
  expect(await serving.ended).toMatchObject({ status: 0 })
})

test('it ends on Ctrl-C as well', async () => {
  const serving = start(['rehearse'])
  await heard(serving, /Ctrl-C stops it/)
  serving.child.kill('SIGINT')
  expect(await serving.ended).toMatchObject({ status: 0 })
})

test('--list says which scenarios there are, and when what happens', async () => {
  const { status, stdout, stderr } = await run(['rehearse', '--list'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^canary-regresses: .+\n {2}at minute 1 /m)
  expect(stdout).toMatch(/^ {2}at minute 12 /m)
})

test.concurrent.each([
  [
    'a scenario that is not there',
    ['--scenario', 'nope'],
    /there are usual-week, canary-regresses/,
  ],
  ['no speed', ['--speed', '0'], /is no speed/],
  ['no moment', ['--from', 'tomorrow'], /2026-12-01T08:00:00Z/],
  ['no port', ['--port', '70000'], /is no port/],
  ['an option of another command', ['--offline'], /takes no --offline/],
])('%s is not understood, and it says what to do', async (_, args, words) => {
  const { status, stdout, stderr } = await run(['rehearse', ...args])
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(words)
})

test('a scenario without a rehearsal means nothing to a host', async () => {
  const { status, stderr } = await run(['serve', '--memory', '--scenario', 'source-dies'])
  expect(status).toBe(2)
  expect(stderr).toContain('--rehearsal')
})
