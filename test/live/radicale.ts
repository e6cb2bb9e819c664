import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findServer, whyNoServer } from '../run/find-servers.mjs'
import { LOOPBACK } from './free-port.ts'
import { readMultistatus } from './read-multistatus.ts'
import { startServer } from './start-server.ts'

const program = findServer('radicale')

/** Why no Radicale can be run here; `undefined` where one can. */
export const whyNoRadicale = program === undefined ? whyNoServer('radicale') : undefined

const configIn = (folder: string) => `
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'people')}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${join(folder, 'kept')}
`

type Asked = {
  readonly method: string
  /** As it stands in the answers: a path from the root. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** `null` asks as nobody. */
  readonly secret?: string | null
}

/** A Radicale with one person in it, who proves themselves by user and password, and no calendar yet. */
export async function startRadicale() {
  if (program === undefined) throw new Error(whyNoRadicale)
  const user = 'kim'
  const home = `/${user}/`
  const secret = `${user}:${randomBytes(12).toString('hex')}`
  const server = await startServer({
    async prepare(folder) {
      await writeFile(join(folder, 'people'), `${secret}\n`, { mode: 0o600 })
      await writeFile(join(folder, 'radicale.conf'), configIn(folder))
    },
    run: ({ folder, port }) => ({
      command: program,
      args: [`--config=${join(folder, 'radicale.conf')}`, `--server-hosts=${LOOPBACK}:${port}`],
    }),
    // Nobody else knows the password.
    async isReady({ baseUrl }) {
      const { status } = await askRadicale(baseUrl, { method: 'PROPFIND', path: home, secret })
      return status === 207
    },
  })
  const ask = (asked: Asked) => askRadicale(server.baseUrl, { secret, ...asked })
  return {
    ...server,
    user,
    /** As the program is given it: “user:password”. */
    secret,
    /** Where the person's calendars lie. */
    home,
    ask,
    ...calendarsOf(ask, home),
  }
}
export type Radicale = Awaited<ReturnType<typeof startRadicale>>

async function askRadicale(baseUrl: string, { method, path, headers, body, secret }: Asked) {
  const proof = secret ? `Basic ${Buffer.from(secret).toString('base64')}` : undefined
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { ...(proof && { authorization: proof }), ...headers },
    ...(body !== undefined && { body }),
    redirect: 'manual',
  })
  return {
    status: answer.status,
    etag: answer.headers.get('etag'),
    headers: answer.headers,
    text: await answer.text(),
  }
}

type Ask = (asked: Asked) => ReturnType<typeof askRadicale>
type Put = {
  readonly href: string
  readonly text: string
  /** Only over what bears this ETag; `null` only where nothing is yet; left out, over anything. */
  readonly over?: string | null
}

const XML = { 'content-type': 'application/xml; charset=utf-8' }
const NAMES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'

/** What another program, or a person with one, does to calendars behind the back of whoever reads them. */
const calendarsOf = (ask: Ask, home: string) => ({
  /** Makes a calendar, and answers where it lies. */
  async makeCalendar(name: string, shown = name): Promise<string> {
    const path = `${home}${name}/`
    const body = `<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar ${NAMES}><D:set><D:prop><D:displayname>${shown}</D:displayname>
<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>`
    const { status, text } = await ask({ method: 'MKCALENDAR', path, headers: XML, body })
    if (status !== 201) throw new Error(`No calendar was made: ${status} ${text}`)
    return path
  },
  /** Writes an entry; answers as the server does, also where it refuses. */
  putEntry: ({ href, text, over }: Put) =>
    ask({
      method: 'PUT',
      path: href,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        ...(over === null && { 'if-none-match': '*' }),
        ...(over && { 'if-match': over }),
      },
      body: text,
    }),
  readEntry: (href: string) => ask({ method: 'GET', path: href }),
  /** Takes an entry away, or only the one that bears this ETag. */
  removeEntry: (href: string, over?: string) =>
    ask({ method: 'DELETE', path: href, headers: over === undefined ? {} : { 'if-match': over } }),
  /** What changed in a calendar since a token; everything where there is none. */
  async changesSince(calendar: string, token: string | null) {
    const body = `<?xml version="1.0" encoding="utf-8"?>
<D:sync-collection ${NAMES}><D:sync-token>${token ?? ''}</D:sync-token>
<D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>`
    return multistatus(await ask({ method: 'REPORT', path: calendar, headers: XML, body }))
  },
  /** The entries of a calendar that lie in a stretch of time, as the server itself understands them. */
  async entriesBetween(
    calendar: string,
    { from, to }: { readonly from: number; readonly to: number },
  ) {
    const body = `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query ${NAMES}><D:prop><D:getetag/></D:prop><C:filter><C:comp-filter name="VCALENDAR">
<C:comp-filter name="VEVENT"><C:time-range start="${inUtc(from)}" end="${inUtc(to)}"/></C:comp-filter>
</C:comp-filter></C:filter></C:calendar-query>`
    const headers = { ...XML, depth: '1' }
    return multistatus(await ask({ method: 'REPORT', path: calendar, headers, body }))
  },
})

const inUtc = (moment: number) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')

const multistatus = ({ status, text }: Awaited<ReturnType<Ask>>) => ({
  status,
  ...readMultistatus(status === 207 ? text : ''),
})
