import { onePath } from '#core/connectors/caldav/dav-paths.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import { readXml, type XmlElement } from '#shared/domain/sync/read-xml.ts'
import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'

/** In whose manner a server speaks. */
export type Manner = {
  /** The prefix of DAV's namespace; none makes it the default. */
  readonly prefix: string
  /** What stands before each path that it names. */
  readonly names: (path: string) => string
  readonly tells: 'tokens' | 'tags' | 'nothing'
  /** How many changes it tells at once. */
  readonly page: number
  readonly root: string
  readonly home: string
  readonly principal: string
}

const usual: Manner = {
  prefix: 'd',
  names: (path) => path,
  tells: 'tokens',
  page: Number.POSITIVE_INFINITY,
  root: '/',
  home: '/dav/kim/',
  principal: '/dav/principals/kim/',
}

type Kept = { text: string | undefined; etag: string; at: number }
type Calendar = {
  readonly name: string
  readonly holds: readonly string[]
  readonly entries: Map<string, Kept>
}

const DATA = 'urn:ietf:params:xml:ns:caldav'

/** A CalDAV server that keeps calendars, and answers in somebody's manner. */
export function scriptedCaldav(over: Partial<Manner> = {}) {
  const manner = { ...usual, ...over }
  const { prefix, tells, home, principal, root } = manner
  const calendars = new Map<string, Calendar>()
  let changes = 0
  /** Tokens from before this are known no more. */
  let oldest = 0
  const said: string[] = []
  let spoil: ((answer: ScriptedAnswer, asked: Asked) => ScriptedAnswer) | undefined

  const tag = (name: string) => (prefix === '' ? name : `${prefix}:${name}`)
  const xmlns = `xmlns${prefix === '' ? '' : `:${prefix}`}="DAV:" xmlns:cal="${DATA}" xmlns:cs="http://calendarserver.org/ns/"`
  const el = (name: string, content: string) => `<${tag(name)}>${content}</${tag(name)}>`
  const href = (path: string) => el('href', escaped(manner.names(path)))
  const status = (code: number) => el('status', `HTTP/1.1 ${code} So`)
  const stat = (props: string, code = 200) => el('propstat', el('prop', props) + status(code))
  const response = (path: string, content: string) => el('response', href(path) + content)
  const multistatus = (content: string): ScriptedAnswer => ({
    status: 207,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?><${tag('multistatus')} ${xmlns}>${content}</${tag('multistatus')}>`,
  })
  const tokenOf = (at: number) => `http://things.example.org/sync/${at}`
  const latest = ({ entries }: Calendar) =>
    Math.max(0, ...[...entries.values()].map(({ at }) => at))

  const calendarProps = (calendar: Calendar) =>
    stat(
      el('resourcetype', `${el('collection', '')}<cal:calendar/>`) +
        el('displayname', escaped(calendar.name)) +
        `<cal:supported-calendar-component-set>${calendar.holds.map((one) => `<cal:comp name="${one}"/>`).join('')}</cal:supported-calendar-component-set>` +
        (tells === 'tokens' ? el('sync-token', tokenOf(latest(calendar))) : '') +
        (tells === 'tags' ? `<cs:getctag>${latest(calendar)}</cs:getctag>` : ''),
    ) + (tells === 'tokens' ? '' : stat(el('sync-token', ''), 404))
  const person =
    el('current-user-principal', href(principal)) + el('resourcetype', el('collection', ''))

  function propfind({ path, depth }: Asked): ScriptedAnswer {
    const calendar = calendars.get(path) ?? calendars.get(`${path}/`)
    if (calendar) return multistatus(response(path, calendarProps(calendar)))
    const is = (other: string) => path === other || `${path}/` === other
    const theirs = `<cal:calendar-home-set>${href(home)}</cal:calendar-home-set>`
    if (is(home)) {
      const itself = response(path, stat(home === principal ? person + theirs : person))
      const below = [...calendars].map(([at, one]) => response(at, calendarProps(one)))
      return multistatus(itself + (depth === '1' ? below.join('') : ''))
    }
    if (is(principal)) return multistatus(response(path, stat(person + theirs)))
    if (is(root)) return multistatus(response(path, stat(person)))
    return { status: 404 }
  }

  function report({ path, body }: Asked): ScriptedAnswer {
    const calendar = calendars.get(path) ?? calendars.get(`${path}/`)
    const read = readXml(body)
    if (!calendar || read.outcome === 'refused') return { status: 404 }
    const { root: question } = read
    if (question.name === 'sync-collection') return sync({ path, calendar, question })
    if (question.name === 'calendar-query') {
      const there = [...calendar.entries].filter(([, { text }]) => text?.includes('VEVENT'))
      return multistatus(there.map(([at, { etag }]) => response(at, stat(tagged(etag)))).join(''))
    }
    const wanted = inside(question, 'href')
    return multistatus(wanted.map((at) => response(at, dataAt(calendar, at))).join(''))
  }

  const tagged = (etag: string) => el('getetag', escaped(etag))
  function dataAt({ entries }: Calendar, at: string): string {
    const found = [...entries].find(([path]) => path === at || onePath(path) === onePath(at))?.[1]
    if (found?.text === undefined) return status(404)
    return stat(
      `${tagged(found.etag)}<cal:calendar-data>${escaped(found.text)}</cal:calendar-data>`,
    )
  }

  function sync(asked: { path: string; calendar: Calendar; question: XmlElement }): ScriptedAnswer {
    const { path, calendar, question } = asked
    if (tells !== 'tokens') return { status: 501 }
    const token = inside(question, 'sync-token')[0] ?? ''
    const since = token === '' ? -1 : Number(token.split('/').at(-1))
    if (token !== '' && since < oldest) {
      return { status: 403, body: `<error xmlns="DAV:"><valid-sync-token/></error>` }
    }
    const all = [...calendar.entries].toSorted(([, a], [, b]) => a.at - b.at)
    const later = all.filter(
      ([, { at, text }]) => at > since && (token !== '' || text !== undefined),
    )
    const told = later.slice(0, manner.page)
    const follows = told.length < later.length
    const rows = told.map(([at, { text, etag }]) =>
      response(at, text === undefined ? status(404) : stat(tagged(etag))),
    )
    const upTo = follows ? (told.at(-1)?.[1].at ?? 0) : latest(calendar)
    return multistatus(
      `${rows.join('')}${follows ? response(path, status(507)) : ''}${el('sync-token', tokenOf(upTo))}`,
    )
  }

  const answer = (request: Omit<ExchangeRequest, 'signal' | 'trust'>): ScriptedAnswer => {
    const { method } = request
    const path = request.url.pathname
    const question = {
      path,
      depth: request.headers['depth'] ?? '',
      body: request.body ?? '',
      method,
    }
    said.push(`${method} ${path}`)
    if (path === '/.well-known/caldav') return { status: 301, headers: { location: principal } }
    const told = method === 'PROPFIND' ? propfind(question) : report(question)
    return spoil ? spoil(told, question) : told
  }
  const { exchange, asked } = scriptedExchange(answer)

  return {
    exchange,
    answer,
    /** What was asked since this was called last. */
    takeAsked: () => said.splice(0),
    requests: asked as readonly ExchangeRequest[],
    addCalendar(path: string, { name = path, holds = ['VEVENT'] as readonly string[] } = {}) {
      calendars.set(path, { name, holds, entries: new Map() })
    },
    removeCalendar: (path: string) => void calendars.delete(path),
    put(path: string, text: string): void {
      changes += 1
      const calendar = calendars.get(path.slice(0, path.lastIndexOf('/') + 1))!
      calendar.entries.set(path, { text, etag: `"e${changes}"`, at: changes })
    },
    remove(path: string): void {
      changes += 1
      const calendar = calendars.get(path.slice(0, path.lastIndexOf('/') + 1))!
      calendar.entries.set(path, { text: undefined, etag: '', at: changes })
    },
    forgetTokens(): void {
      oldest = changes + 1
      changes += 1
    },
    spoil(by: typeof spoil): void {
      spoil = by
    },
  }
}

type Asked = {
  readonly path: string
  readonly depth: string
  readonly body: string
  readonly method: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')

const inside = ({ children }: XmlElement, name: string): string[] =>
  children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === name) return [child.children.join('').trim()]
    return inside(child, name)
  })

type Event = {
  readonly uid: string
  readonly title?: string
  readonly start?: string
  readonly lines?: readonly string[]
}

export const event = ({ uid, title = uid, start = '20261012T090000Z', lines = [] }: Event) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${start}`,
    `SUMMARY:${title}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n')

export const calendarOf = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
