import { join } from 'node:path'
import { readVitest, tallyOf } from './tally.mjs'
import { runTool } from './tool.mjs'
import { withReport } from './with-report.mjs'

/**
 * Runs tests in the way of one configuration, shows what it prints, and counts what it reports.
 * @param {{ root: string, node: string, config: string, args: readonly string[] }} given
 * @returns {Promise<import('./steps.mjs').Result>}
 */
export function runVitest({ root, node, config, args }) {
  return withReport(async ({ file, read }) => {
    const entry = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reports = ['--reporter=json', `--outputFile.json=${file}`]
    const { status } = await runTool({
      command: node,
      args: [entry, 'run', '--config', config, ...reports, ...args],
      cwd: root,
      output: 'show',
    })
    return { tally: tallyOf({ status, report: read(), read: readVitest }) }
  })
}
