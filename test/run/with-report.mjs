import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @typedef {import('./steps.mjs').Result} Result */

/**
 * A place for a runner's report while it runs; nothing is read where it wrote none.
 * @param {(report: { file: string, read: () => string | undefined }) => Promise<Result>} run
 * @returns {Promise<Result>}
 */
export async function withReport(run) {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-test-'))
  const file = join(folder, 'report.json')
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  try {
    return await run({ file, read })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
