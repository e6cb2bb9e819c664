import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findServer, whyNoServer } from '../run/find-servers.mjs'
import { LOOPBACK } from './free-port.ts'
import { startServer } from './start-server.ts'

const program = findServer('prometheus')
const promtool = findServer('promtool')
const ask = promisify(execFile)
const MOST_BYTES = 64 * 1024 * 1024

/** Why no Prometheus can be run here; `undefined` where one can. */
export const whyNoPrometheus =
  program === undefined
    ? whyNoServer('prometheus')
    : promtool === undefined
      ? whyNoServer('promtool')
      : undefined

/** Files of its configuration by name; `prometheus.yml` is the one that it begins with. */
type Configured = Readonly<Record<string, string>>

/**
 * A Prometheus that scrapes nobody unless it is told to: all that it knows is what is given, in the
 * text of OpenMetrics.
 */
export async function startPrometheus(
  openMetrics: string,
  configured: Configured = { 'prometheus.yml': 'global: {}\n' },
) {
  if (program === undefined || promtool === undefined) throw new Error(whyNoPrometheus)
  const server = await startServer({
    async prepare(folder, run) {
      for (const [name, text] of Object.entries(configured)) {
        await writeFile(join(folder, name), text)
      }
      await writeFile(join(folder, 'series.txt'), openMetrics)
      const args = ['tsdb', 'create-blocks-from', 'openmetrics', 'series.txt', 'kept']
      const { how, said } = await (await run({ command: promtool, args })).ended
      if (how !== 'with 0') throw new Error(`No blocks were made: promtool ended ${how}. ${said}`)
    },
    run: ({ folder, port }) => ({
      command: program,
      args: [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'kept')}`,
        `--web.listen-address=${LOOPBACK}:${port}`,
      ],
    }),
    // Nothing of this is told before it is ready.
    isReady: async ({ folder, baseUrl }) =>
      (await (await fetch(`${baseUrl}/api/v1/status/flags`)).text()).includes(folder),
  })

  return {
    ...server,
    /** What its own tool is told, for the seconds and the step that are given. */
    async tellRange(query: string, { start, end, step }: Steps): Promise<readonly Told[]> {
      const when = [`--start=${start}`, `--end=${end}`, `--step=${step}s`]
      const args = ['query', 'range', '--format=json', ...when, server.baseUrl, query]
      const { stdout } = await ask(promtool, args, { maxBuffer: MOST_BYTES })
      return JSON.parse(stdout)
    },
    /** What is answered over HTTP, with its status. */
    async askRange(query: string, { start, end, step }: Steps) {
      const asked = new URLSearchParams({
        query,
        start: `${start}`,
        end: `${end}`,
        step: `${step}`,
      })
      const answer = await fetch(`${server.baseUrl}/api/v1/query_range?${asked}`)
      const body: Answer = JSON.parse(await answer.text())
      return { status: answer.status, error: body.error, result: body.data?.result ?? [] }
    },
  }
}
export type Prometheus = Awaited<ReturnType<typeof startPrometheus>>

/** All in seconds. */
export type Steps = { readonly start: number; readonly end: number; readonly step: number }
export type Told = {
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly (readonly [seconds: number, value: string])[]
}
type Answer = { readonly error?: string; readonly data?: { readonly result: readonly Told[] } }
