import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { findServer, whyNoServer } from '../run/find-servers.mjs'
import { LOOPBACK } from './free-port.ts'
import { startServer } from './start-server.ts'

const program = findServer('alertmanager')

/** Why no Alertmanager can be run here; `undefined` where one can. */
export const whyNoAlertmanager = program === undefined ? whyNoServer('alertmanager') : undefined

/** Its only receiver tells nobody; the name shows which of all Alertmanagers it is. */
const configOf = (name: string) => `
route: { receiver: ${name} }
receivers: [{ name: ${name} }]
`

type Labels = Readonly<Record<string, string>>
type Alert = {
  readonly labels: Labels
  readonly annotations?: Labels
  readonly startsAt: string
  readonly endsAt?: string
  readonly generatorURL?: string
}
type Silence = {
  readonly matchers: readonly {
    readonly name: string
    readonly value: string
    readonly isRegex: boolean
    readonly isEqual: boolean
  }[]
  readonly startsAt: string
  readonly endsAt: string
  readonly createdBy: string
  readonly comment: string
}
/** What it tells of an alert that stands. */
type Standing = Alert & {
  readonly fingerprint: string
  readonly status: { readonly state: string; readonly silencedBy: readonly string[] }
}

/** An Alertmanager that stands alone and tells nobody of anything. */
export async function startAlertmanager() {
  if (program === undefined) throw new Error(whyNoAlertmanager)
  const server = await startServer({
    prepare: (folder) => writeFile(join(folder, 'alertmanager.yml'), configOf(basename(folder))),
    run: ({ folder, port }) => ({
      command: program,
      args: [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'kept')}`,
        `--web.listen-address=${LOOPBACK}:${port}`,
        '--cluster.listen-address=',
      ],
    }),
    isReady: async ({ folder, baseUrl }) =>
      (await (await fetch(`${baseUrl}/api/v2/status`)).text()).includes(basename(folder)),
  })

  async function ask(
    method: string,
    { path, said }: { readonly path: string; readonly said?: object },
  ) {
    const answer = await fetch(`${server.baseUrl}/api/v2${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(said && { body: JSON.stringify(said) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text
  }

  return {
    ...server,
    /** Tells it of an alert, as whoever watches does: anew, again, or with its end. */
    raise: (alert: Alert) => ask('POST', { path: '/alerts', said: [alert] }),
    async silence(said: Silence): Promise<string> {
      const { silenceID } = JSON.parse(await ask('POST', { path: '/silences', said }))
      return silenceID
    },
    /** Ends a silence before its time. */
    expire: (id: string) => ask('DELETE', { path: `/silence/${id}` }),
    /** The alerts that stand, in its own words. */
    standing: async (): Promise<readonly Standing[]> =>
      JSON.parse(await ask('GET', { path: '/alerts' })),
  }
}
export type Alertmanager = Awaited<ReturnType<typeof startAlertmanager>>
