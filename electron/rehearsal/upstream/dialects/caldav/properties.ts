import type { XmlElement } from '#shared/domain/sync/read-xml.ts'
import { elementsIn } from './child-of.ts'
import { escapedXml } from './escaped-xml.ts'
import type { Collection, Resource } from './store.ts'

export const ROOT = '/dav/'
export const PRINCIPAL = '/dav/principals/signalbox/'
export const HOME = '/dav/calendars/signalbox/'
const DAV = 'DAV:'
const CAL = 'urn:ietf:params:xml:ns:caldav'
const SERVER = 'http://calendarserver.org/ns/'

/** What a path stands for. */
export type Node =
  | { readonly is: 'root' | 'principal' | 'home'; readonly href: string }
  | { readonly is: 'calendar'; readonly href: string; readonly collection: Collection }
  | { readonly is: 'event'; readonly href: string; readonly resource: Resource }

export const hrefOf = ({ name }: Collection): string => `${HOME}${encodeURIComponent(name)}/`
export const eventHref = (of: Collection, name: string): string =>
  hrefOf(of) + encodeURIComponent(name)

/** Says how far a calendar has come; another calendar's token is none of its own. */
export const tokenOf = ({ name, revision }: Collection): string =>
  `data:,${encodeURIComponent(name)}/${revision}`

const href = (path: string) => `<D:href>${path}</D:href>`
type Tell = (node: Node) => string | undefined

const ofCalendar =
  (tell: (collection: Collection) => string): Tell =>
  (node) =>
    node.is === 'calendar' ? tell(node.collection) : undefined
const ofEvent =
  (tell: (resource: Resource) => string): Tell =>
  (node) =>
    node.is === 'event' ? tell(node.resource) : undefined

const types: Readonly<Record<Node['is'], string>> = {
  root: '<D:collection/>',
  home: '<D:collection/>',
  principal: '<D:collection/><D:principal/>',
  calendar: '<D:collection/><C:calendar/>',
  event: '',
}
const reports = ['<C:calendar-query/>', '<C:calendar-multiget/>', '<D:sync-collection/>']
  .map((one) => `<D:supported-report><D:report>${one}</D:report></D:supported-report>`)
  .join('')
const rights = ['read', 'write', 'write-content', 'bind', 'unbind']
  .map((one) => `<D:privilege><D:${one}/></D:privilege>`)
  .join('')

const known: Readonly<Record<string, Tell>> = {
  [`${DAV} resourcetype`]: ({ is }) => types[is],
  [`${DAV} displayname`]: ofCalendar(({ title }) => escapedXml(title)),
  [`${DAV} current-user-principal`]: () => href(PRINCIPAL),
  [`${DAV} principal-URL`]: () => href(PRINCIPAL),
  [`${DAV} owner`]: () => href(PRINCIPAL),
  [`${DAV} current-user-privilege-set`]: () => rights,
  [`${DAV} supported-report-set`]: ofCalendar(() => reports),
  [`${DAV} sync-token`]: ofCalendar((one) => escapedXml(tokenOf(one))),
  [`${DAV} getetag`]: ofEvent(({ etag }) => escapedXml(etag)),
  [`${DAV} getcontenttype`]: ofEvent(() => 'text/calendar; charset=utf-8; component=vevent'),
  [`${DAV} getcontentlength`]: ofEvent(({ text }) => String(Buffer.byteLength(text))),
  [`${DAV} getlastmodified`]: ofEvent(({ at }) => new Date(at).toUTCString()),
  [`${CAL} calendar-home-set`]: ({ is }) =>
    is === 'principal' || is === 'root' ? href(HOME) : undefined,
  [`${CAL} calendar-user-address-set`]: ({ is }) =>
    is === 'principal' ? href('mailto:signalbox@larkfield.example') : undefined,
  [`${CAL} supported-calendar-component-set`]: ofCalendar(() => '<C:comp name="VEVENT"/>'),
  [`${CAL} calendar-data`]: ofEvent(({ text }) => escapedXml(text)),
  [`${SERVER} getctag`]: ofCalendar((one) => escapedXml(tokenOf(one))),
}

/** What is told where all is asked for: not what would be long. */
const usual = Object.keys(known).filter((key) => !/calendar-data|report-set|privilege/.test(key))

const prefixes: Readonly<Record<string, string>> = { [DAV]: 'D', [CAL]: 'C', [SERVER]: 'S' }

function tagged(key: string, content: string): string {
  const [namespace = '', name = ''] = key.split(/ (?=[^ ]+$)/)
  const prefix = prefixes[namespace]
  const open = prefix ? `${prefix}:${name}` : `X:${name} xmlns:X="${escapedXml(namespace)}"`
  const tag = open.split(' ')[0]
  return content === '' ? `<${open}/>` : `<${open}>${content}</${tag}>`
}

/** Which properties are asked for: those that are named, or the usual ones. */
export function propertiesIn(prop: XmlElement | undefined): readonly string[] {
  if (!prop) return usual
  return elementsIn(prop).map(({ ns, name }) => `${ns} ${name}`)
}

/** What is known of a thing, and what of what was asked for is not. */
export function responseOf(node: Node, keys: readonly string[]): string {
  const told = keys.map((key) => ({
    key,
    said: Object.hasOwn(known, key) ? known[key]?.(node) : undefined,
  }))
  const found = told.flatMap(({ key, said }) => (said === undefined ? [] : [tagged(key, said)]))
  const missing = told.flatMap(({ key, said }) => (said === undefined ? [tagged(key, '')] : []))
  const group = (tags: readonly string[], status: string) =>
    tags.length === 0
      ? ''
      : `<D:propstat><D:prop>${tags.join('')}</D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat>`
  return `<D:response>${href(escapedXml(node.href))}${group(found, '200 OK')}${group(missing, '404 Not Found')}</D:response>`
}

export const goneResponse = (path: string): string =>
  `<D:response>${href(escapedXml(path))}<D:status>HTTP/1.1 404 Not Found</D:status></D:response>`

const NAMESPACES = `xmlns:D="${DAV}" xmlns:C="${CAL}" xmlns:S="${SERVER}"`
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

export const multistatus = (responses: readonly string[], besides = '') => ({
  status: 207,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `${HEAD}<D:multistatus ${NAMESPACES}>${responses.join('')}${besides}</D:multistatus>`,
})

/** Refuses with the condition that does not hold. */
export const precondition = (status: number, name: string) => ({
  status,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `${HEAD}<D:error ${NAMESPACES}><${name}/></D:error>`,
})
