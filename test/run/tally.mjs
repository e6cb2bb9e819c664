/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 }
export const ONE_PASSED = { ...NOTHING, passed: 1 }
export const ONE_FAILED = { ...NOTHING, failed: 1 }

/** @param {readonly Tally[]} tallies */
export const sum = (tallies) =>
  tallies.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    NOTHING,
  )

/** @param {Tally} tally */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** @param {Tally} tally */
export const isGood = ({ passed, failed }) => failed === 0 && passed > 0

/**
 * Counts what a runner reported. A runner that ended badly without naming a failure, reported
 * nothing, or ran nothing at all, counts as one failure.
 * @param {{ status: number, report: string | undefined, read: (report: never) => Tally }} run
 * @returns {Tally}
 */
export function tallyOf({ status, report, read }) {
  const tally = parsed(report, read)
  if (!tally || tally.passed + tally.failed + tally.skipped === 0) return ONE_FAILED
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** @param {string | undefined} report @param {(report: never) => Tally} read */
function parsed(report, read) {
  try {
    const tally = report === undefined ? undefined : read(/** @type {never} */ (JSON.parse(report)))
    return tally && Object.values(tally).every(Number.isInteger) ? tally : undefined
  } catch {
    return undefined
  }
}

/**
 * A file that could not even be loaded has no tests of its own and counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Tally}
 */
export function readVitest(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[] }} report
 * @returns {Tally}
 */
export function readPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}
