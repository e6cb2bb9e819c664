import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const main = fileURLToPath(new URL('../../electron/headless/main.ts', import.meta.url))

/** Nothing of the environment that would choose a workspace or a secret. */
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(SIGNALBOX|NODE_OPTIONS|VITEST)/.test(name)),
)

export type Ran = {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export type Around = {
  readonly workspace?: string
  readonly input?: string
  readonly env?: Record<string, string>
}

function launch(args: readonly string[], { workspace, env, input }: Around = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...bare, ...(workspace && { SIGNALBOX_WORKSPACE: workspace }), ...env },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  return { child, said, ended: endOf(child).then((status): Ran => ({ status, ...said })) }
}

/** Starts the command line in a process of its own, which ends with the test at the latest. */
export function start(args: readonly string[], around?: Around) {
  const started = launch(args, around)
  onTestFinished(async () => {
    started.child.kill('SIGKILL')
    await started.ended
  })
  return started
}

async function endOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [status] = (await once(child, 'close')) as [number | null]
  return status
}

export const run = (args: readonly string[], around?: Around): Promise<Ran> =>
  launch(args, around).ended

/** A host that serves the workspace to browsers, once it says that it is ready. */
export async function startHost(workspace: string, ...args: string[]) {
  const host = start(['serve', '--port', '0', ...args], { workspace })
  const exited = host.ended.then(({ stderr }) => {
    throw new Error(`the host ended: ${stderr}`)
  })
  exited.catch(() => {})
  const ready = vi.waitUntil(() => host.said.stdout.includes('#code='), { timeout: 10_000 })
  await Promise.race([ready, exited])
  return { ...host, link: host.said.stdout.trim() }
}
