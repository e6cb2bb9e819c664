import { expect, test } from 'vitest'
import { FRIDAY, someUpstream } from './some-upstream.ts'

const HOME = '/dav/calendars/signalbox/'
const RELEASES = `${HOME}releases/`
const NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'

function calendars() {
  let now = FRIDAY
  const { ask } = someUpstream({ clock: { now: () => now } })
  const said = (
    method: string,
    path: string,
    over: { body?: string; headers?: Record<string, string> } = {},
  ) => {
    const answered = ask('caldav', path, { method, ...over })
    if (answered.is !== 'said') throw new Error('nobody answers')
    return answered.said
  }
  const report = (name: string, inner: string, path = RELEASES) =>
    said('REPORT', path, { body: `<?xml version="1.0"?><${name} ${NAMESPACES}>${inner}</${name}>` })
  const sync = (token: string, inner = '') =>
    report(
      'D:sync-collection',
      `<D:sync-token>${token}</D:sync-token><D:sync-level>1</D:sync-level>${inner}<D:prop><D:getetag/></D:prop>`,
    )
  const pass = (ms: number) => {
    now += ms
  }
  return { said, report, sync, pass }
}

const hrefsIn = (body: string) =>
  [...body.matchAll(/<D:href>([^<]+)<\/D:href>/g)].map(([, href]) => href!)
const tokenIn = (body: string) => /<D:sync-token>([^<]+)</.exec(body)?.[1] ?? ''
const event = (uid: string, start = '20261201T100000Z') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${start}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

test('a client finds its calendars from the address of the server alone', () => {
  const { said } = calendars()
  expect(said('OPTIONS', '/')).toMatchObject({
    status: 200,
    headers: { dav: '1, 3, calendar-access' },
  })
  expect(said('PROPFIND', '/.well-known/caldav')).toMatchObject({
    status: 301,
    headers: { location: '/dav/' },
  })
  const ask = (path: string, prop: string, depth = '0') =>
    said('PROPFIND', path, {
      headers: { depth },
      body: `<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop>${prop}</prop></propfind>`,
    })
  const principal = ask('/dav/', '<current-user-principal/>').body
  expect(hrefsIn(principal)).toContain('/dav/principals/signalbox/')
  expect(ask('/dav/principals/signalbox/', '<C:calendar-home-set/>').body).toContain(HOME)
  const home = ask(HOME, '<displayname/><resourcetype/><C:nothing/>', '1')
  expect(home.status).toBe(207)
  expect(hrefsIn(home.body)).toEqual([HOME, RELEASES, `${HOME}company/`, `${HOME}on-call/`])
  expect(home.body).toContain('<C:nothing/>')
  expect(ask(HOME, '<displayname/>', 'infinity')).toMatchObject({ status: 403 })
})

test('what lies in a time is queried, and single events are got by their names', () => {
  const { said, report } = calendars()
  const query = (range: string) =>
    report(
      'C:calendar-query',
      `<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">${range}</C:comp-filter></C:comp-filter></C:filter>`,
    ).body
  const all = hrefsIn(query(''))
  const week = hrefsIn(query('<C:time-range start="20261120T000000Z" end="20261127T000000Z"/>'))
  expect(week.length).toBeGreaterThan(0)
  expect(week.length).toBeLessThan(all.length)
  const { headers, body } = said('GET', week[0]!)
  expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(said('GET', week[0]!, { headers: { 'if-none-match': headers['etag']! } }).status).toBe(304)
  const got = report(
    'C:calendar-multiget',
    `<D:prop><C:calendar-data/></D:prop><D:href>${week[0]}</D:href><D:href>${RELEASES}nobody.ics</D:href>`,
  )
  expect(got.body).toContain('BEGIN:VEVENT')
  expect(got.body).toContain('404 Not Found')
})

test('only whoever knows how an event stands may change it', () => {
  const { said } = calendars()
  const path = `${RELEASES}mine.ics`
  const put = (headers: Record<string, string>, body = event('mine')) =>
    said('PUT', path, { headers, body })
  expect(put({ 'if-match': '"any"' }).status).toBe(412)
  const made = put({ 'if-none-match': '*' })
  expect(made).toMatchObject({ status: 201, headers: { etag: expect.stringMatching(/^".+"$/) } })
  expect(put({ 'if-none-match': '*' }).status).toBe(412)
  const changed = put({ 'if-match': made.headers['etag']! }, event('mine', '20261202T100000Z'))
  expect(changed.status).toBe(204)
  expect(changed.headers['etag']).not.toBe(made.headers['etag'])
  expect(said('PUT', `${RELEASES}twin.ics`, { body: event('mine') })).toMatchObject({ status: 409 })
  expect(said('PUT', path, { body: 'no calendar' })).toMatchObject({ status: 403 })
  expect(said('PUT', `${HOME}nowhere/x.ics`, { body: event('x') }).status).toBe(409)
  expect(said('DELETE', path, { headers: { 'if-match': made.headers['etag']! } }).status).toBe(412)
  expect(said('DELETE', path, { headers: { 'if-match': changed.headers['etag']! } }).status).toBe(
    204,
  )
  expect(said('GET', path).status).toBe(404)
})

test('a token tells what was changed since it was given, and nothing else', () => {
  const { said, sync } = calendars()
  const first = sync('').body
  expect(hrefsIn(first).length).toBeGreaterThan(3)
  expect(hrefsIn(sync(tokenIn(first)).body)).toEqual([])
  said('PUT', `${RELEASES}mine.ics`, { body: event('mine') })
  const [gone] = hrefsIn(first)
  said('DELETE', gone!)
  const second = sync(tokenIn(first)).body
  expect(hrefsIn(second)).toEqual([`${RELEASES}mine.ics`, gone])
  expect(second).toContain('HTTP/1.1 404 Not Found')
  expect(hrefsIn(sync(tokenIn(second)).body)).toEqual([])
  expect(sync('data:,company/1')).toMatchObject({
    status: 403,
    body: expect.stringContaining('valid-sync-token'),
  })
})

test('a limited answer is gone on with, until all is told', () => {
  const { sync } = calendars()
  const all = hrefsIn(sync('').body)
  const told: string[] = []
  let token = ''
  for (let looks = 0; looks <= all.length; looks += 1) {
    const { body } = sync(token, '<D:limit><D:nresults>2</D:nresults></D:limit>')
    told.push(...hrefsIn(body).filter((href) => href !== RELEASES))
    token = tokenIn(body)
    if (!body.includes('507 Insufficient Storage')) break
  }
  expect(told).toEqual(all)
})

test('the calendar of those on call fills as weeks pass', () => {
  const { report, pass } = calendars()
  const count = () =>
    hrefsIn(report('C:calendar-query', '<D:prop><D:getetag/></D:prop>', `${HOME}on-call/`).body)
      .length
  const before = count()
  pass(8 * 24 * 60 * 60_000)
  expect(count()).toBeGreaterThan(before)
})

test('a calendar of one’s own is made once', () => {
  const { said } = calendars()
  const body = `<C:mkcalendar ${NAMESPACES}><D:set><D:prop><D:displayname>Mine</D:displayname></D:prop></D:set></C:mkcalendar>`
  expect(said('MKCALENDAR', `${HOME}mine/`, { body }).status).toBe(201)
  expect(said('MKCALENDAR', `${HOME}mine/`, { body }).status).toBe(405)
  expect(said('PROPFIND', `${HOME}mine/`, { headers: { depth: '0' } }).body).toContain('Mine')
  expect(said('PUT', `${HOME}mine/a.ics`, { body: event('a') }).status).toBe(201)
})

test.each([
  '<a>',
  '<a></b>',
  'text',
  '<a><b/></a>',
  `<a>${'<b>'.repeat(200)}</a>`,
  '<!DOCTYPE a><a/>',
])('what is no report is refused: %s', (body) => {
  const { said } = calendars()
  expect([400, 403]).toContain(said('REPORT', RELEASES, { body }).status)
})
