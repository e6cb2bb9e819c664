import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { furnishFolder } from '../transport/furnish.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { childCore } from './killed.ts'

/** Why no system call can be counted here; `undefined` where it can. */
function whyNotTraced(): string | undefined {
  try {
    execFileSync('strace', ['-f', '-e', 'trace=fsync', 'true'], { stdio: 'ignore' })
    return undefined
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return missing ? 'strace is not installed' : 'tracing is not allowed here'
  }
}

const why = whyNotTraced()
const name = 'each acknowledged command was flushed to the disk before its reply'

test.skipIf(why !== undefined)(why === undefined ? name : `${name} (skipped: ${why})`, async () => {
  const root = temporaryFolder()
  const folder = join(root, 'workspace')
  const trace = join(root, 'trace')
  await furnishFolder(folder, { services: 3 })
  const calls = ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-s', '60', '-o', trace]
  const args = [...calls, process.execPath, childCore, 'few commands', folder]
  const { status, stdout } = spawnSync('strace', args, { encoding: 'utf8' })
  expect(status).toBe(0)
  const acknowledged = stdout.split('\n').filter((line) => line.includes('"added"'))
  expect(acknowledged).toHaveLength(50)

  let flushes = 0
  const before: number[] = []
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/ f(data)?sync\(\d+<[^>]*workspace\.db(-wal)?>/.test(line)) flushes += 1
    if (!/ write\(1<[^>]*>, "\{\\"added\\"/.test(line)) continue
    before.push(flushes)
    flushes = 0
  }
  expect(before).toHaveLength(50)
  expect(Math.min(...before)).toBeGreaterThanOrEqual(1)
})
