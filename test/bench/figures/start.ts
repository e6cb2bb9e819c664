import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { built } from '../built.ts'
import { type Figure, median, timed } from '../figure.ts'
import { inFolder } from '../folder.ts'

const ROUNDS = 9

/** How long the bundled host takes to be ready, beyond what Node itself takes to start. */
export async function startFigures(): Promise<Figure[]> {
  const [ours, raw]: [number[], number[]] = [[], []]
  await inFolder(async (folder) => {
    const workspace = join(folder, 'workspace')
    await untilReady(workspace)
    for (let round = 0; round < ROUNDS; round += 1) {
      raw.push(timed(() => spawnSync(process.execPath, ['-e', '0'])))
      ours.push(await untilReady(workspace))
    }
  })
  const beyond = median(ours) - median(raw)
  return [
    {
      name: 'host ready, beyond Node',
      ours: beyond,
      worst: Math.max(...ours) - median(raw),
      baseline: median(raw),
      unit: 'ms',
      bar: { limit: 150 },
    },
  ]
}

/** Ready is when the link is printed: the core is open, its socket and its port are served. */
async function untilReady(workspace: string): Promise<number> {
  const args = [built(), 'serve', '--port', '0', '--workspace', workspace]
  const started = performance.now()
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(host, 'exit')
  await once(host.stdout, 'data')
  const ms = performance.now() - started
  host.kill('SIGTERM')
  await ended
  return ms
}
