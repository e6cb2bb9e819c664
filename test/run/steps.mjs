import { join } from 'node:path'
import { ensureBuild } from '../../electron/launch/ensure-build.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { liveTests } from './live-tests.mjs'
import { runVitest } from './run-vitest.mjs'
import { ONE_FAILED, ONE_PASSED, readPlaywright, tallyOf } from './tally.mjs'
import { runTool } from './tool.mjs'
import { withReport } from './with-report.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ tally: Tally, printed?: string }} Result */
/** @typedef {{ name: string, run: () => Promise<Result> }} Step */

/**
 * Every step of the tests. Those of `atOnce` run side by side; the others measure time or start
 * browsers and have the machine to themselves.
 * @param {{ root: string, node: string, filters: readonly string[] }} given
 * @returns {{ atOnce: Step[], inTurn: Step[] }}
 */
export function stepsOf({ root, node, filters }) {
  const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path)
  /** @param {string[]} args */
  const check = async (args) => {
    const { status, printed } = await runTool({ command: node, args, cwd: root, output: 'keep' })
    return { tally: status === 0 ? ONE_PASSED : ONE_FAILED, printed: status === 0 ? '' : printed }
  }
  return {
    atOnce: [
      { name: 'types', run: () => check([bin('typescript', 'bin', 'tsc')]) },
      {
        name: 'lint',
        run: () =>
          check([bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']),
      },
      { name: 'build', run: () => build(root, node) },
    ],
    inTurn: [
      {
        name: 'unit, core, transport and desktop tests',
        run: () =>
          runVitest({
            ...{ root, node, config: join('test', 'vitest.config.ts') },
            args: ['--reporter=default', ...filters],
          }),
      },
      liveTests({ root, node }),
      { name: 'end-to-end tests', run: () => playwright({ root, node }) },
    ],
  }
}

/**
 * Only a build that fails counts; one that succeeds is no test.
 * @param {string} root @param {string} node @returns {Promise<Result>}
 */
async function build(root, node) {
  try {
    await ensureBuild(root, node)
    return { tally: { passed: 0, failed: 0, skipped: 0 } }
  } catch (error) {
    return { tally: ONE_FAILED, printed: `${error instanceof Error ? error.message : error}\n` }
  }
}

/** @param {{ root: string, node: string }} given @returns {Promise<Result>} */
async function playwright({ root, node }) {
  const chromium = await ensureChromium({ root, node, env: process.env })
  if (!chromium) {
    const printed =
      'No Chromium was found or could be installed: set CHROME_PATH to one, or install the package chromium.\n'
    return { tally: ONE_FAILED, printed }
  }
  return withReport(async ({ file, read }) => {
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const config = join('test', 'e2e', 'playwright.config.ts')
    const { status } = await runTool({
      command: node,
      args: [cli, 'test', '--config', config, '--reporter=list,json'],
      cwd: root,
      env: { ...process.env, SIGNALBOX_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      output: 'show',
    })
    return { tally: tallyOf({ status, report: read(), read: readPlaywright }) }
  })
}
