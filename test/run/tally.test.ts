import { expect, test } from 'vitest'
import { isGood, lastLine, readPlaywright, readVitest, sum, tallyOf } from './tally.mjs'

const vitest = (over = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...over,
})
const count = (status: number, report: object | string | undefined) =>
  tallyOf({
    status,
    report: typeof report === 'object' ? JSON.stringify(report) : report,
    read: readVitest,
  })

test('tests are counted by what became of them', () => {
  expect(count(0, vitest())).toEqual({ passed: 5, failed: 0, skipped: 2 })
  const failing = vitest({
    numFailedTests: 2,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
  })
  expect(count(1, failing)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('a file that cannot be loaded is a failure though it has no tests', () => {
  const broken = vitest({ testResults: [{ status: 'failed', assertionResults: [] }] })
  expect(count(1, broken).failed).toBe(1)
})

test('a runner that ends badly without naming a failure is one', () => {
  expect(count(1, vitest())).toEqual({ passed: 5, failed: 1, skipped: 2 })
})

test.each([
  ['no report', undefined],
  ['half a report', '{"numPassedTests": 5'],
  ['a report of something else', { hello: 'world' }],
  [
    'a report without a single test',
    vitest({ numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 }),
  ],
])('%s is one failure, whatever the exit status says', (_, report) => {
  expect(count(0, report)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('end-to-end tests that pass only at the second try have failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
  expect(readPlaywright({ stats, errors: [] })).toEqual({ passed: 3, failed: 2, skipped: 2 })
  expect(readPlaywright({ stats, errors: [{}] }).failed).toBe(3)
})

test('only tests that ran and did not fail are good', () => {
  expect(isGood({ passed: 1, failed: 0, skipped: 9 })).toBe(true)
  expect(isGood({ passed: 0, failed: 0, skipped: 9 })).toBe(false)
  expect(isGood({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
})

test('the last line adds everything up', () => {
  const all = sum([count(0, vitest()), count(0, undefined)])
  expect(lastLine(all)).toBe('5 passed, 1 failed, 2 skipped')
})
