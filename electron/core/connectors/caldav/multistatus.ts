import { readXml, type XmlElement } from '#shared/domain/sync/read-xml.ts'
import { Unfit } from '../connector.ts'

export const DAV = 'DAV:'
export const CALDAV = 'urn:ietf:params:xml:ns:caldav'
export const CALENDARSERVER = 'http://calendarserver.org/ns/'

/** What a server told of one thing. */
export type DavResponse = {
  readonly href: string
  /** What became of it as a whole; `null` where only its properties are told. */
  readonly status: number | null
  /** Those that could be told. */
  readonly props: readonly XmlElement[]
  /** What became of a property that could not be told. */
  readonly failed: number | null
}

export type Multistatus = {
  readonly responses: readonly DavResponse[]
  readonly token: string | null
}

/** What a server told of many things at once. */
export function readMultistatus(body: unknown): Multistatus {
  const read = readXml(typeof body === 'string' ? body : '')
  if (read.outcome === 'refused') {
    throw new Unfit(`What was answered is no XML that can be read. ${read.because}`)
  }
  const { root } = read
  if (!isNamed(root, { ns: DAV, name: 'multistatus' })) {
    throw new Unfit('What answers there speaks no CalDAV: it told something else than was asked.')
  }
  return {
    responses: childrenOf(root, { ns: DAV, name: 'response' }).flatMap(toResponses),
    token: textIn(root, { ns: DAV, name: 'sync-token' }),
  }
}

/** One status may be told of many at once. */
function toResponses(response: XmlElement): DavResponse[] {
  const status = statusIn(response)
  const stats = childrenOf(response, { ns: DAV, name: 'propstat' })
  const good = stats.filter((stat) => isGood(statusIn(stat)))
  const bad = stats.find((stat) => !isGood(statusIn(stat)))
  const props = good
    .flatMap((stat) => childrenOf(stat, { ns: DAV, name: 'prop' }))
    .flatMap(({ children }) => children.filter((child) => typeof child !== 'string'))
  const failed = bad ? statusIn(bad) : null
  return childrenOf(response, { ns: DAV, name: 'href' }).map((href) => ({
    ...{ href: textOf(href), status, props, failed },
  }))
}

const isGood = (status: number | null): boolean => status === null || Math.floor(status / 100) === 2

/** The number in “HTTP/1.1 404 Not Found”. */
function statusIn(element: XmlElement): number | null {
  const written = textIn(element, { ns: DAV, name: 'status' })
  const [, number] = written?.split(' ') ?? []
  const status = Number(number)
  return Number.isSafeInteger(status) && status >= 100 ? status : null
}

type Named = Pick<XmlElement, 'ns' | 'name'>

export const propOf = ({ props }: Pick<DavResponse, 'props'>, named: Named) =>
  props.find((prop) => isNamed(prop, named))

export const childrenOf = ({ children }: XmlElement, named: Named): XmlElement[] =>
  children.filter(
    (child): child is XmlElement => typeof child !== 'string' && isNamed(child, named),
  )

/** `null` where there is none, or nothing in it. */
export function textIn(element: XmlElement, named: Named): string | null {
  const [child] = childrenOf(element, named)
  return (child && textOf(child)) || null
}

export const textOf = ({ children }: XmlElement): string =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

const isNamed = (element: XmlElement, { ns, name }: Named): boolean =>
  element.ns === ns && element.name === name
