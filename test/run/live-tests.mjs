import { join } from 'node:path'
import { ensureServers } from './find-servers.mjs'
import { runVitest } from './run-vitest.mjs'

/**
 * The tests against real servers. What cannot be run is skipped, counted and said.
 * @param {{ root: string, node: string }} given
 * @returns {import('./steps.mjs').Step}
 */
export const liveTests = ({ root, node }) => ({
  name: 'tests against real servers',
  async run() {
    const missing = await ensureServers(root)
    const config = join('test', 'live', 'vitest.config.ts')
    const { tally } = await runVitest({ root, node, config, args: ['--reporter=verbose'] })
    return { tally, printed: missing.map((why) => `SKIPPED what needs it: ${why}\n`).join('') }
  },
})
