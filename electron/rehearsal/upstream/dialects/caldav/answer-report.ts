import type { XmlElement } from '#shared/domain/sync/read-xml.ts'
import type { Said } from '../../wire.ts'
import type { Request } from './caldav.ts'
import { childOf, elementsIn, rootOf, textOf } from './child-of.ts'
import { escapedXml } from './escaped-xml.ts'
import { findNode, nodesBelow } from './find-node.ts'
import {
  eventHref,
  goneResponse,
  multistatus,
  type Node,
  precondition,
  propertiesIn,
  responseOf,
  tokenOf,
} from './properties.ts'
import type { CalendarStore, Collection } from './store.ts'
import { boundOf, mayLieWithin, type Range } from './time-of-event.ts'

type OfCalendar = Extract<Node, { readonly is: 'calendar' }>
type Reporting = {
  readonly root: XmlElement
  readonly node: OfCalendar
  readonly store: CalendarStore
}

/** The three reports that calendars are read by. */
export function answerReport({ asked, store }: Request): Said {
  const node = findNode(asked.url.pathname, store)
  const root = rootOf(asked.body)
  if (!node) return { status: 404, body: '' }
  if (!root) return { status: 400, body: '' }
  const report = reports[root.name]
  if (!report || node.is !== 'calendar') return precondition(403, 'D:supported-report')
  return report({ root, node, store })
}

const reports: Readonly<Record<string, (reporting: Reporting) => Said>> = {
  'calendar-query': query,
  'calendar-multiget': multiget,
  'sync-collection': sync,
}

function query({ root, node, store }: Reporting): Said {
  const keys = propertiesIn(childOf(root, 'prop'))
  const calendar = childOf(childOf(root, 'filter'), 'comp-filter')
  const event = childOf(calendar, 'comp-filter')
  if (event && event.attributes.get('name') !== 'VEVENT') return multistatus([])
  const range = rangeIn(childOf(event, 'time-range'))
  const fitting = nodesBelow(node, store).filter(
    (one) => one.is === 'event' && (!range || mayLieWithin(one.resource.text, range)),
  )
  return multistatus(fitting.map((one) => responseOf(one, keys)))
}

const rangeIn = (element: XmlElement | undefined): Range | undefined =>
  element && {
    from: boundOf(element.attributes.get('start'), Number.NEGATIVE_INFINITY),
    to: boundOf(element.attributes.get('end'), Number.POSITIVE_INFINITY),
  }

function multiget({ root, store }: Reporting): Said {
  const keys = propertiesIn(childOf(root, 'prop'))
  const wanted = elementsIn(root)
    .filter(({ name }) => name === 'href')
    .map(textOf)
  return multistatus(
    wanted.map((path) => {
      const found = findNode(URL.canParse(path) ? new URL(path).pathname : path, store)
      return found?.is === 'event' ? responseOf(found, keys) : goneResponse(path)
    }),
  )
}

/** What was changed since a token was given, and a new one; all there is where none is shown. */
function sync({ root, node: { collection }, store }: Reporting): Said {
  const token = childOf(root, 'sync-token')
  const said = token ? textOf(token) : ''
  const since = said === '' ? 0 : revisionOf(said, collection)
  if (since === undefined) return precondition(403, 'D:valid-sync-token')
  const keys = propertiesIn(childOf(root, 'prop'))
  const changed = [...collection.changed].filter(([name, revision]) => {
    const isThere = collection.resources.has(name)
    return revision > since && (isThere || since > 0)
  })
  const ordered = changed.toSorted(([, a], [, b]) => a - b)
  const limit = childOf(childOf(root, 'limit'), 'nresults')
  const most = limit ? Number(textOf(limit)) : Number.NaN
  const cut = most > 0 && ordered.length > most ? ordered.slice(0, most) : ordered
  const responses = cut.map(([name]) => {
    const href = eventHref(collection, name)
    const found = findNode(href, store)
    return found ? responseOf(found, keys) : goneResponse(href)
  })
  const revision = cut.length < ordered.length ? cut.at(-1)![1] : collection.revision
  const next = escapedXml(tokenOf({ ...collection, revision }))
  return multistatus(
    cut.length < ordered.length ? [...responses, overLimit(collection)] : responses,
    `<D:sync-token>${next}</D:sync-token>`,
  )
}

const overLimit = (collection: Collection): string =>
  `<D:response><D:href>${eventHref(collection, '')}</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status><D:error><D:number-of-matches-within-limits/></D:error></D:response>`

/** `undefined` for a token of another calendar, or of one that was here before. */
function revisionOf(token: string, { name, revision }: Collection): number | undefined {
  const [, of, count] = /^data:,([^/]*)\/(\d+)$/.exec(token) ?? []
  if (of !== encodeURIComponent(name) || count === undefined) return undefined
  return Number(count) <= revision ? Number(count) : undefined
}
