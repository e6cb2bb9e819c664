import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeCheckout } from './fake-checkout.ts'

let checkout: ReturnType<typeof fakeCheckout>
beforeEach(() => {
  checkout = fakeCheckout()
})
afterEach(() => checkout.remove())

const launch = (args: readonly string[], conditions = {}) => checkout.launch(args, conditions).ended

test('a Node that is too old is told so in one sentence, before anything is touched', async () => {
  const { status, stderr, stdout } = await launch(['start'], { version: 'v18.20.4' })
  expect(status).toBe(3)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(/^signalbox: This is Node v18\.20\.4, which is too old: install Node 24/)
  expect(checkout.installed()).toBe(0)
})

test('a fresh checkout installs, builds and runs; the program alone speaks on standard output', async () => {
  const { status, stdout, stderr } = await launch(['call', 'people.list'])
  expect(status).toBe(0)
  expect(stdout).toBe('["call","people.list"]\n')
  expect(stderr).toContain('Installing the packages')
  expect(stderr).toContain('npm says something')
  const [packages, scripts] = checkout.read('npm.log').split('\n')
  expect(packages).toMatch(/^ci --ignore-scripts /)
  expect(scripts).toMatch(/^rebuild node /)
})

test('a second run starts at once and says nothing', async () => {
  await launch(['doctor'])
  const second = await launch(['doctor'])
  expect(second).toMatchObject({ status: 0, stdout: '["doctor"]\n', stderr: '' })
  expect([checkout.installed(), checkout.built()]).toEqual([1, 1])
})

test('another lock file installs anew', async () => {
  await launch(['doctor'])
  checkout.put(
    'package-lock.json',
    '{ "packages": { "node_modules/vite": { "version": "2.0.0" } } }',
  )
  await launch(['doctor'])
  expect(checkout.installed()).toBe(2)
})

test('what npm takes away behind our back is installed anew', async () => {
  await launch(['doctor'])
  checkout.put('node_modules/.package-lock.json', '{ "packages": { "node_modules/other": {} } }')
  await launch(['doctor'])
  expect(checkout.installed()).toBe(2)
})

test('packages that somebody installed by hand are taken as they are', async () => {
  checkout.put(
    'packages/.package-lock.json',
    '{ "packages": { "node_modules/vite": { "version": "1.0.0" } } }',
  )
  await launch(['doctor'])
  checkout.put('node_modules/.signalbox-packages', 'something older')
  const { status } = await launch(['doctor'])
  expect(status).toBe(0)
  expect(checkout.installed()).toBe(1)
})

test('an install that fails says so and leaves no stamp', async () => {
  const failed = await launch(['doctor'], { env: { NPM_FAILS: 'yes' } })
  expect(failed.status).toBe(3)
  expect(failed.stderr).toContain('npm ci failed with status 7')
  expect((await launch(['doctor'])).status).toBe(0)
})

test('two starts at once install and build once', async () => {
  const ends = await Promise.all([launch(['doctor']), launch(['doctor'])])
  expect(ends.map(({ status }) => status)).toEqual([0, 0])
  expect([checkout.installed(), checkout.built()]).toEqual([1, 1])
})

test('a preparation whose process is gone is passed over', async () => {
  checkout.put('dist/.preparing-4', '999999999')
  expect((await launch(['doctor'])).status).toBe(0)
})

test('a changed source is built anew, a touched one is not', async () => {
  await launch(['doctor'])
  utimesSync(join(checkout.root, 'shared', 'program.txt'), new Date(), new Date())
  await launch(['doctor'])
  expect(checkout.built()).toBe(1)
  checkout.put('shared/program.txt', 'console.log("changed")')
  expect((await launch(['doctor'])).stdout).toBe('changed\n')
  expect(checkout.built()).toBe(2)
})

test('a build that fails half-way never counts and leaves the last one in place', async () => {
  await launch(['doctor'])
  const program = checkout.read('dist/headless/main.js')
  checkout.put('shared/program.txt', 'console.log("changed")')
  const failed = await launch(['doctor'], { env: { BUILD_FAILS: 'yes' } })
  expect(failed).toMatchObject({ status: 3, stdout: '' })
  expect(failed.stderr).toContain('The build failed')
  expect(checkout.read('dist/headless/main.js')).toBe(program)
  expect((await launch(['doctor'])).stdout).toBe('changed\n')
})

test('a native module that takes its process down is named in a sentence', async () => {
  checkout.put('packages/better-sqlite3/index.js', 'process.kill(process.pid, "SIGSEGV")')
  const { status, stderr } = await launch(['doctor'])
  expect(status).toBe(3)
  expect(stderr).toContain('The native module better-sqlite3 crashed (SIGSEGV)')
})

test('a native module that cannot be loaded is named with its reason', async () => {
  checkout.put('packages/better-sqlite3/index.js', 'throw new Error("wrong ELF class")')
  const { status, stderr } = await launch(['doctor'])
  expect(status).toBe(3)
  expect(stderr).toMatch(/better-sqlite3 cannot be loaded \(.*wrong ELF class\)/)
})

test('start serves to a browser where that is asked for, and says so', async () => {
  const { stdout, stderr } = await launch([
    '--memory',
    'start',
    '--headless',
    '--workspace',
    'here',
  ])
  expect(JSON.parse(stdout)).toEqual(['serve', '--open', '--memory', '--workspace', 'here'])
  expect(stderr).toContain('Serving the screens to a browser: that was asked for.')
})

test('start without Electron and with no way to fetch it serves to a browser', async () => {
  checkout.put('packages/electron/install.js', 'process.exit(1)')
  checkout.put('packages/electron/package.json', '{ "type": "commonjs" }')
  const { stdout, stderr } = await launch(['start', '--desktop'])
  expect(JSON.parse(stdout)).toEqual(['serve', '--open'])
  expect(stderr).toContain('Electron could not be fetched')
  expect(Number(checkout.read('node_modules/.signalbox-electron-failed'))).toBeGreaterThan(0)
})

const ELECTRON = 'packages/electron/dist/electron'
const opens = (script: string) => {
  checkout.put(ELECTRON, `#!${process.execPath}\n${script}`)
  checkout.put('packages/electron/path.txt', 'electron')
  checkout.put('packages/electron/package.json', '{ "type": "commonjs" }')
  checkout.put(
    'tools/npm-cli.js',
    `${checkout.read('tools/npm-cli.js')}
    import { chmodSync } from 'node:fs'
    chmodSync('node_modules/electron/dist/electron', 0o755)`,
  )
}

test.skipIf(process.platform === 'win32')('start opens the window where Electron is', async () => {
  opens('console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 5')
  const { status, stdout, stderr } = await launch(['start', '--desktop', '--workspace=x'])
  expect(JSON.parse(stdout)).toEqual([checkout.root, '--workspace=x'])
  expect(status).toBe(5)
  expect(stderr).toContain('Opening the window: that was asked for.')
})

test.skipIf(process.platform === 'win32')(
  'a window that cannot open gives way to a browser',
  async () => {
    opens('process.kill(process.pid, "SIGTRAP")')
    const { stdout, stderr } = await launch(['start', '--desktop'])
    expect(JSON.parse(stdout)).toEqual(['serve', '--open'])
    expect(stderr).toContain('Electron could not open a window (SIGTRAP).')
  },
)

test('the exit status is the program’s', async () => {
  expect((await launch(['exit', '2'])).status).toBe(2)
})
