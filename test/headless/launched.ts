import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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
  /** A built program, instead of the source as it stands. */
  readonly program?: string
}

/** Starts the command line in a process of its own; whoever starts it sees to its end. */
export function launch(args: readonly string[], around: Around = {}) {
  const { workspace, env, input, program = main } = around
  const child = spawn(process.execPath, [program, ...args], {
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

async function endOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [status] = (await once(child, 'close')) as [number | null]
  return status
}

export const run = (args: readonly string[], around?: Around): Promise<Ran> =>
  launch(args, around).ended

/** A host that serves a workspace to browsers, once it has printed its link. */
export const launchHost = (workspace: string, ...args: string[]) =>
  launchHostIn({ workspace }, ...args)

/** The same in an environment of its own. */
export async function launchHostIn(around: Around, ...args: string[]) {
  const host = launch(['serve', ...args], around)
  const printed = new Promise<void>((resolve) => {
    host.child.stdout.on('data', () => {
      if (host.said.stdout.includes('#code=')) resolve()
    })
  })
  const ended = host.ended.then(({ stderr }) => {
    throw new Error(`the host ended: ${stderr}`)
  })
  ended.catch(() => {})
  await Promise.race([printed, ended])
  return { ...host, link: host.said.stdout.trim() }
}
