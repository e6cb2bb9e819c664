import type { Outward } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import { askDav } from './ask-dav.ts'
import { allEvents, changesSince } from './dav-bodies.ts'
import { collectionPath, onePath, pathOfHref } from './dav-paths.ts'
import type { Calendar } from './find-calendars.ts'
import { DAV, type DavResponse, type Multistatus, propOf, textOf } from './multistatus.ts'

type Asked = { readonly outward: Outward; readonly calendar: Calendar }

export type Listed = {
  /** Its path in one writing. */
  readonly id: string
  /** As the server writes it, to be asked for. */
  readonly path: string
  /** Empty where the server told none. */
  readonly etag: string
}

export type Changes = {
  readonly listed: ReadonlyMap<string, Listed>
  readonly gone: ReadonlySet<string>
  /** True where all there is was listed, so that whatever else was known is gone. */
  readonly isAll: boolean
  /** Where the next changes are to be told from. */
  readonly token: string | null
  /** What the server named that lies elsewhere. */
  readonly elsewhere: readonly string[]
}

const MOST_PAGES = 1000
const MOST_ELSEWHERE = 20
const GONE = [404, 410]
const MORE_FOLLOWS = 507

/** What changed since a token, page after page (RFC 6578); all that there is where it is empty. */
export async function changesByToken({ outward, calendar }: Asked, since: string) {
  const pages = collect({ outward, calendar })
  const { path } = calendar
  let token = since
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { path, method: 'REPORT', depth: '0', body: changesSince(token) } as const
    const told = await askDav(outward, asked)
    if (told.token === null) throw new Unfit('The server tells changes, but not from when on.')
    const { follows } = pages.take(told)
    if (!follows) return { ...pages.all(), isAll: since === '', token: told.token }
    if (told.token === token) break
    token = told.token
  }
  throw new Unfit('The server says again and again that more changes follow.')
}

/** All that there is, for servers that do not tell changes. */
export async function listAll({ outward, calendar }: Asked): Promise<Changes> {
  const pages = collect({ outward, calendar })
  const asked = { path: calendar.path, method: 'REPORT', depth: '1', body: allEvents } as const
  const { follows } = pages.take(await askDav(outward, asked))
  // Said before it was listed, so that what changed meanwhile is told again.
  return { ...pages.all(), isAll: !follows, token: calendar.token }
}

function collect({ outward: { address }, calendar }: Asked) {
  const listed = new Map<string, Listed>()
  const gone = new Set<string>()
  const elsewhere: string[] = []
  return {
    all: () => ({ listed, gone, elsewhere: elsewhere.slice(0, MOST_ELSEWHERE) }),
    /** Whether the server says that there is more than it told. */
    take({ responses }: Multistatus): { readonly follows: boolean } {
      let follows = false
      for (const response of responses) {
        const path = pathOfHref(response.href, { address, asked: calendar.path })
        const id = path === undefined ? undefined : onePath(path)
        if (path === undefined || id === undefined) elsewhere.push(response.href)
        else if (collectionPath(path) === calendar.id) follows ||= response.status === MORE_FOLLOWS
        else if (response.status !== null && GONE.includes(response.status)) {
          listed.delete(id)
          gone.add(id)
        } else if (!path.endsWith('/')) {
          gone.delete(id)
          listed.set(id, { id, path, etag: etagOf(response) })
        }
      }
      return { follows }
    },
  }
}

export function etagOf(response: DavResponse): string {
  const prop = propOf(response, { ns: DAV, name: 'getetag' })
  return prop ? textOf(prop) : ''
}
