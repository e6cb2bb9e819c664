import { doors } from '../../doors.ts'
import { basic } from '../../routes.ts'
import type { Asked, Dialect, Said, Scene } from '../../wire.ts'
import { answerReport } from './answer-report.ts'
import { childOf, rootOf, textOf } from './child-of.ts'
import { findNode, nodesBelow } from './find-node.ts'
import { hrefOf, multistatus, precondition, propertiesIn, responseOf } from './properties.ts'
import { type CalendarStore, type Collection, openCalendarStore } from './store.ts'
import { readCalendarText } from './time-of-event.ts'

export type Request = {
  readonly asked: Asked
  readonly store: CalendarStore
  readonly scene: Scene
}

const plain = (status: number, body = ''): Said => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})
const ALLOW = 'OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, REPORT, MKCALENDAR'

/** CalDAV (RFC 4791) with the reports that synchronise (RFC 6578); what is written stays in memory. */
export function openCaldav(): Dialect {
  const store = openCalendarStore()
  return {
    ...doors.caldav,
    unknown: ({ headers, method }) =>
      headers['authorization'] === basic(doors.caldav.secret) || method === 'OPTIONS'
        ? undefined
        : { ...plain(401), headers: { 'www-authenticate': 'Basic realm="Larkfield calendars"' } },
    answer(asked, scene) {
      store.catchUp(scene.world, scene.at)
      const request = { asked, store, scene }
      const answer = methods[asked.method]
      const said = answer ? answer(request) : plain(405)
      return { ...said, headers: { dav: '1, 3, calendar-access', allow: ALLOW, ...said.headers } }
    },
    limited: (waitSeconds) => ({
      ...plain(429, 'Too many requests'),
      headers: { 'retry-after': String(waitSeconds) },
    }),
    failing: () => plain(503, 'Service unavailable'),
    validators: 'none',
  }
}

const methods: Readonly<Record<string, (request: Request) => Said>> = {
  OPTIONS: () => ({ status: 200, body: '' }),
  PROPFIND: propfind,
  REPORT: (request) => answerReport(request),
  GET: get,
  HEAD: get,
  PUT: put,
  DELETE: remove,
  MKCALENDAR: makeCalendar,
}

function propfind({ asked, store }: Request): Said {
  if (asked.url.pathname === '/.well-known/caldav') return moved()
  const node = findNode(asked.url.pathname, store)
  if (!node) return plain(404)
  const root = asked.body.trim() === '' ? undefined : rootOf(asked.body)
  if (asked.body.trim() !== '' && root?.name !== 'propfind') return plain(400)
  const depth = asked.headers['depth'] ?? 'infinity'
  if (depth === 'infinity') return precondition(403, 'D:propfind-finite-depth')
  const keys = propertiesIn(childOf(root, 'prop'))
  const nodes = depth === '1' ? [node, ...nodesBelow(node, store)] : [node]
  return multistatus(nodes.map((one) => responseOf(one, keys)))
}

const moved = (): Said => ({ status: 301, headers: { location: '/dav/' }, body: '' })

function get({ asked, store }: Request): Said {
  if (asked.url.pathname === '/.well-known/caldav') return moved()
  const node = findNode(asked.url.pathname, store)
  if (!node) return plain(404)
  if (node.is !== 'event') return plain(200, 'There are calendars here.')
  const { text, etag, at } = node.resource
  if (asked.headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: '' }
  const headers = { etag, 'content-type': 'text/calendar; charset=utf-8' }
  const modified = { 'last-modified': new Date(at).toUTCString() }
  return { status: 200, headers: { ...headers, ...modified }, body: text }
}

/** The calendar and the name that a path would have in it. */
function placeIn({ asked, store }: Request): { of: Collection; name: string } | undefined {
  const [, folder, name] = /^(.*\/)([^/]+)$/.exec(asked.url.pathname) ?? []
  const node = folder === undefined ? undefined : findNode(folder, store)
  return node?.is === 'calendar' && name
    ? { of: node.collection, name: decodeURIComponent(name) }
    : undefined
}

/** Whether what is asked under a condition may be done, as the resource stands. */
function holds({ headers }: Asked, etag: string | undefined): boolean {
  const [match, none] = [headers['if-match'], headers['if-none-match']]
  const names = (list: string) => list.split(',').map((one) => one.trim())
  if (
    match !== undefined &&
    (etag === undefined || !(match === '*' || names(match).includes(etag)))
  ) {
    return false
  }
  if (none === undefined || etag === undefined) return true
  return none !== '*' && !names(none).includes(etag)
}

function put(request: Request): Said {
  const { asked, store, scene } = request
  const place = placeIn(request)
  if (!place) return plain(409, 'There is no such calendar.')
  const before = place.of.resources.get(place.name)
  if (!holds(asked, before?.etag)) return plain(412)
  const read = readCalendarText(asked.body)
  if (!read) return precondition(403, 'C:valid-calendar-data')
  const other = [...place.of.resources.values()].find(
    ({ name, text }) => name !== place.name && readCalendarText(text)?.uid === read.uid,
  )
  if (other) return precondition(409, 'C:no-uid-conflict')
  const kept = store.put(place.of, { name: place.name, text: asked.body, at: scene.at })
  if (!kept) return plain(507)
  return { status: before ? 204 : 201, headers: { etag: kept.etag }, body: '' }
}

function remove({ asked, store }: Request): Said {
  const node = findNode(asked.url.pathname, store)
  if (node?.is === 'calendar') {
    store.removeWhole(node.collection.name)
    return { status: 204, body: '' }
  }
  const place = placeIn({ asked, store } as Request)
  if (node?.is !== 'event' || !place) return plain(404)
  if (!holds(asked, node.resource.etag)) return plain(412)
  store.remove(place.of, place.name)
  return { status: 204, body: '' }
}

const MOST_CALENDARS = 100

function makeCalendar({ asked, store }: Request): Said {
  const name = /^\/dav\/calendars\/signalbox\/([^/]+)\/?$/.exec(asked.url.pathname)?.[1]
  if (name === undefined) return precondition(403, 'C:calendar-collection-location-ok')
  const own = decodeURIComponent(name)
  if (store.collections.has(own)) return precondition(405, 'D:resource-must-be-null')
  if (store.collections.size >= MOST_CALENDARS) return plain(507)
  const set = childOf(childOf(rootOf(asked.body), 'set'), 'prop')
  const title = childOf(set, 'displayname')
  const made = store.make(own, (title && textOf(title)) || own)
  return { status: 201, headers: { location: hrefOf(made) }, body: '' }
}
