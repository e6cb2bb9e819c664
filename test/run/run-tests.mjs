import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runtimeTrouble } from '../../electron/launch/check-runtime.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Runs everything that decides whether the program is good; the last line counts it all.
 * @param {readonly string[]} filters passed to the unit tests; everything else runs whole
 */
export const runTests = (filters) =>
  count(async (node) => {
    const { ONE_FAILED } = await import('./tally.mjs')
    const { stepsOf } = await import('./steps.mjs')
    const { atOnce, inTurn } = stepsOf({ root, node, filters })
    const tallies = await Promise.all(atOnce.map(runStep))
    const built = tallies.at(-1)?.failed === 0
    for (const step of inTurn)
      tallies.push(built ? await runStep(step) : leaveOut(step, ONE_FAILED))
    return tallies
  })

/** Runs the tests against real servers alone. */
export const runLiveTests = () =>
  count(async (node) => {
    const { liveTests } = await import('./live-tests.mjs')
    return [await runStep(liveTests({ root, node }))]
  })

/** @param {(node: string) => Promise<import('./tally.mjs').Tally[]>} run */
async function count(run) {
  const { ONE_FAILED, isGood, lastLine, sum } = await import('./tally.mjs')
  /** @type {import('./tally.mjs').Tally} */
  let total = ONE_FAILED
  try {
    total = sum(await run(await prepare()))
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  }
  console.log(lastLine(total))
  process.exitCode = isGood(total) ? 0 : 1
}

/** Everything below, Playwright's workers too, finds the right Node and the packages' programs first. */
async function prepare() {
  const trouble = runtimeTrouble(process.version)
  if (trouble) throw new Error(trouble)
  const { ensurePackages } = await import('../../electron/launch/ensure-packages.mjs')
  const { findNode24 } = await import('../../electron/launch/node24.mjs')
  await ensurePackages(root)
  const node = findNode24(root)
  const first = [dirname(node), join(root, 'node_modules', '.bin')]
  process.env['PATH'] = [...first, process.env['PATH'] ?? ''].join(delimiter)
  return node
}

/** @param {import('./steps.mjs').Step} step */
async function runStep({ name, run }) {
  const started = Date.now()
  const { tally, printed } = await run().catch(crashed)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (printed) process.stdout.write(`\n${printed}\n`)
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  console.log(`${tally.failed === 0 ? 'good' : 'FAILED'}: ${name} (${seconds} s${skipped})`)
  return tally
}

/** @param {unknown} error @returns {import('./steps.mjs').Result} */
const crashed = (error) => ({
  tally: { passed: 0, failed: 1, skipped: 0 },
  printed: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

/** @param {import('./steps.mjs').Step} step @param {import('./tally.mjs').Tally} failed */
function leaveOut({ name }, failed) {
  console.log(`FAILED: ${name} (not run, because the build failed)`)
  return failed
}
