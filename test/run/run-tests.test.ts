import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeCheckout, run } from '../launch/fake-checkout.ts'

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
writeFileSync('args-of-' + (named ? 'units' : 'pages') + '.json', JSON.stringify(process.argv))`

/** Node stands in for the browser here: all that is asked of it is to start. */
async function runTests(...filters: string[]) {
  const env = {
    ...process.env,
    SIGNALBOX_CHROMIUM: process.execPath,
    npm_execpath: join(checkout.root, 'tools', 'npm-cli.js'),
  }
  const end = await run([join(checkout.root, 'test', 'run.mjs'), ...filters], env).ended
  return { ...end, lastLine: end.stdout.trimEnd().split('\n').at(-1) }
}

test('a fresh checkout installs, builds, runs every step and adds up', async () => {
  const { status, lastLine, stdout } = await runTests()
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '9 passed, 0 failed, 1 skipped' })
  expect([checkout.installed(), checkout.built()]).toEqual([1, 1])
  for (const name of ['types', 'lint', 'build', 'unit', 'end-to-end']) {
    expect(stdout).toMatch(new RegExp(`^good: ${name}.* \\(\\d+\\.\\d s\\)$`, 'm'))
  }
})

test('a filter reaches the unit tests alone', async () => {
  await runTests('some/filter')
  expect(checkout.read('args-of-units.json')).toContain('some/filter')
  expect(checkout.read('args-of-pages.json')).not.toContain('some/filter')
})

test('what a check prints is shown where it fails, and fails the whole', async () => {
  tool('typescript/bin/tsc', 'console.log("a type is wrong"); process.exitCode = 1')
  const { status, stdout, lastLine } = await runTests()
  expect(stdout).toContain('a type is wrong')
  expect(stdout).toMatch(/^FAILED: types/m)
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '8 passed, 1 failed, 1 skipped' })
})

test('a runner that crashes without a report is a failure', async () => {
  tool('vitest/vitest.mjs', 'process.kill(process.pid, "SIGKILL")')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '4 passed, 1 failed, 0 skipped' })
})

test('a runner that reports nothing but success is a failure', async () => {
  tool('@playwright/test/cli.js', '')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '7 passed, 1 failed, 1 skipped' })
})

test('nothing is run on a build that failed', async () => {
  tool('vite/bin/vite.js', 'process.exit(1)')
  const { status, lastLine, stdout } = await runTests()
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '2 passed, 3 failed, 0 skipped' })
  expect(stdout).toContain('not run, because the build failed')
})

test('packages that cannot be installed leave a right last line', async () => {
  checkout.put('tools/npm-cli.js', 'process.exit(1)')
  expect(await runTests()).toMatchObject({ status: 1, lastLine: '0 passed, 1 failed, 0 skipped' })
})
