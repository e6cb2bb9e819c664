import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeCheckout, run } from '../launch/fake-checkout.ts'

/** What is asked of a browser or a server here is no more than to start: Node does as well. */
const STAND_INS = Object.fromEntries(
  ['CHROMIUM', 'PROMETHEUS', 'PROMTOOL', 'ALERTMANAGER', 'RADICALE'].map((program) => [
    `SIGNALBOX_${program}`,
    process.execPath,
  ]),
)
const ESM = '{ "type": "module" }'
const UNIT = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
}
const PAGES = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

let checkout: ReturnType<typeof fakeCheckout>
beforeEach(() => {
  checkout = fakeCheckout()
  for (const part of ['run.mjs', 'run']) {
    cpSync(join(import.meta.dirname, '..', part), join(checkout.root, 'test', part), {
      recursive: true,
    })
  }
  tool('typescript/bin/tsc', '')
  tool('@biomejs/biome/bin/biome', '')
  tool('vitest/vitest.mjs', reports(UNIT, '--outputFile.json='))
  tool('@playwright/test/cli.js', reports(PAGES))
  tool('playwright-core/index.mjs', 'export const chromium = { executablePath: () => "" }')
})
afterEach(() => checkout.remove())

const packageOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')

function tool(path: string, script: string): void {
  checkout.put(`packages/${path}`, script)
  checkout.put(`packages/${packageOf(path)}/package.json`, ESM)
}

const reports = (report: object, option?: string) => `
import { writeFileSync } from 'node:fs'
const option = ${JSON.stringify(option ?? '')}
const named = process.argv.find((arg) => option && arg.startsWith(option))?.slice(option.length)
writeFileSync(named ?? process.env.PLAYWRIGHT_JSON_OUTPUT_FILE, ${JSON.stringify(JSON.stringify(report))})
const config = process.argv[process.argv.indexOf('--config') + 1]
const what = config.includes('live') ? 'live' : config.includes('e2e') ? 'pages' : 'units'
writeFileSync('args-of-' + what + '.json', JSON.stringify(process.argv))`

const runTests = (...filters: string[]) => runTestsWith({}, filters)

async function runTestsWith(over: NodeJS.ProcessEnv, filters: readonly string[] = []) {
  const env = {
    ...process.env,
    ...STAND_INS,
    npm_execpath: join(checkout.root, 'tools', 'npm-cli.js'),
    ...over,
  }
  const end = await run([join(checkout.root, 'test', 'run.mjs'), ...filters], env).ended
  return { ...end, lastLine: end.stdout.trimEnd().split('\n').at(-1) }
}

test('a fresh checkout installs, builds, runs every step and adds up', async () => {
  const { status, lastLine, stdout } = await runTests()
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '14 passed, 0 failed, 2 skipped' })
  expect([checkout.installed(), checkout.built()]).toEqual([1, 1])
  for (const name of [
    'types',
    'lint',
    'build',
    'unit',
    'tests against real servers',
    'end-to-end',
  ]) {
    expect(stdout).toMatch(new RegExp(`^good: ${name}.* \\(\\d+\\.\\d s(, 1 skipped)?\\)$`, 'm'))
  }
})

test('a filter reaches the unit tests alone', async () => {
  await runTests('some/filter')
  expect(checkout.read('args-of-units.json')).toContain('some/filter')
  for (const whole of ['pages', 'live']) {
    expect(checkout.read(`args-of-${whole}.json`)).not.toContain('some/filter')
  }
})

test('a server that is neither here nor to be installed is said, and is no failure', async () => {
  const nowhere = join(checkout.root, 'nowhere')
  const { status, stdout } = await runTestsWith({ PATH: nowhere, SIGNALBOX_RADICALE: nowhere })
  expect(stdout).toMatch(/^SKIPPED what needs it: no radicale that starts was found/m)
  expect(stdout).not.toMatch(/^SKIPPED what needs it: no prometheus/m)
  expect(stdout).toMatch(/^good: tests against real servers \(.*, 1 skipped\)$/m)
  expect(status).toBe(0)
})

test('what a check prints is shown where it fails, and fails the whole', async () => {
  tool('typescript/bin/tsc', 'console.log("a type is wrong"); process.exitCode = 1')
  const { status, stdout, lastLine } = await runTests()
  expect(stdout).toContain('a type is wrong')
  expect(stdout).toMatch(/^FAILED: types/m)
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '13 passed, 1 failed, 2 skipped' })
})

test('a runner that crashes without a report is a failure', async () => {
  tool('vitest/vitest.mjs', 'process.kill(process.pid, "SIGKILL")')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '4 passed, 2 failed, 0 skipped' })
})

test('a runner that reports nothing but success is a failure', async () => {
  tool('@playwright/test/cli.js', '')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '12 passed, 1 failed, 2 skipped' })
})

test('nothing is run on a build that failed', async () => {
  tool('vite/bin/vite.js', 'process.exit(1)')
  const { status, lastLine, stdout } = await runTests()
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '2 passed, 4 failed, 0 skipped' })
  expect(stdout).toContain('not run, because the build failed')
})

test('packages that cannot be installed leave a right last line', async () => {
  checkout.put('tools/npm-cli.js', 'process.exit(1)')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '0 passed, 1 failed, 0 skipped' })
})
