import { expect, test } from 'vitest'
import { caldav } from '#core/connectors/caldav/caldav.ts'
import { findCalendar } from '#core/connectors/caldav/find-calendars.ts'
import { readCalendar } from '#core/connectors/caldav/read-calendar.ts'
import type { Outward } from '#core/sync/outward.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { calendarOf, event, type Manner, scriptedCaldav } from './scripted-caldav.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const WORK = '/dav/kim/work/'

type Wanted = {
  readonly manner?: Partial<Manner>
  readonly address?: string
  readonly calendars?: readonly string[]
}

async function startScene({ manner, address = '/', calendars = [] }: Wanted = {}) {
  const server = scriptedCaldav(manner)
  const core = await startSyncedCore({ exchange: server.exchange, connectors: [caldav] })
  const baseUrl = `https://things.example.org${address}`
  const source = { kind: 'caldav', baseUrl, settings: { calendars: [...calendars] } }
  const add = async () => (await core.addSource({ ...source, secret: 'kim:s3cret' })).id
  let sourceId: string | undefined
  return {
    ...core,
    server,
    test: () => core.get('sources.test', { ...source, secret: 'kim:s3cret' }),
    async sync(after = 5 * MINUTE) {
      sourceId ??= await add()
      core.clock.pass(after)
      server.takeAsked()
      const came = await core.get('sources.sync', { sourceId })
      expect(core.defects()).toEqual([])
      return { ...came, asked: server.takeAsked() }
    },
    titles: async (over: object = {}) =>
      (await core.get('entries.list', over)).items.map(({ title }) => title).toSorted(),
    sourceId: () => sourceId!,
  }
}

const one = (uid: string, title = uid) => calendarOf(event({ uid, title }))

const manners: readonly [string, Partial<Manner>, string][] = [
  ['Radicale', { principal: '/dav/kim/' }, '/'],
  [
    'Nextcloud, with deeper paths and absolute addresses',
    { prefix: 'd', names: (path) => `https://things.example.org${path}`, root: '/remote.php/dav/' },
    '/remote.php/dav',
  ],
  ['iCloud, in the default namespace', { prefix: '' }, '/'],
  ['Google, with tags alone', { prefix: 'D', tells: 'tags' }, '/dav/principals/kim/'],
  ['one that says nothing of changes', { prefix: 'ns0', tells: 'nothing' }, '/dav/kim/'],
  ['one that leaves slashes out', { names: (path) => path.replace(/\/$/, '') }, '/dav/kim'],
  ['one that encodes all it can', { names: (path) => path.replaceAll('-', '%2D') }, '/'],
  ['one that says where else to ask', { root: '/elsewhere/' }, '/'],
  ['the address of one calendar', {}, WORK],
  ['the address of one calendar without its slash', { tells: 'tags' }, '/dav/kim/work'],
]

test('a calendar that is named again and again is read once', async () => {
  const { server, sync } = await startScene({ address: '/dav/kim/' })
  server.addCalendar(WORK)
  server.put(`${WORK}a.ics`, one('a'))
  server.spoil((answer, { depth, method }) => {
    if (method !== 'PROPFIND' || depth !== '1') return answer
    const rows = /<d:response>.*<\/d:response>/s
    return { ...answer, body: String(answer.body).replace(rows, (said) => said.repeat(50)) }
  })
  const { asked, failures } = await sync()
  expect(failures).toEqual([])
  expect(asked.filter((one) => one.startsWith('REPORT'))).toHaveLength(2)
})

test.each(manners)(
  'in the manner of %s all is read, and then only what changed',
  async (_, manner, address) => {
    const { server, sync, titles } = await startScene({ manner, address })
    server.addCalendar(WORK, { name: 'Work' })
    server.put(`${WORK}a-1.ics`, one('a'))
    server.put(`${WORK}b%20c.ics`, one('b'))
    server.put(`${WORK}todo.ics`, calendarOf('BEGIN:VTODO\r\nUID:t\r\nEND:VTODO'))
    expect(await sync()).toMatchObject({ read: 2, changed: 2, failures: [], quarantined: 0 })
    expect(await titles()).toEqual(['a', 'b'])
    expect(await sync()).toMatchObject({ read: 0, changed: 0, failures: [] })

    server.put(`${WORK}b%20c.ics`, one('b', 'b anew'))
    server.put(`${WORK}d.ics`, one('d'))
    expect(await sync()).toMatchObject({ read: 2, changed: 2, failures: [] })
    server.remove(`${WORK}a-1.ics`)
    expect(await sync()).toMatchObject({ read: 0, changed: 1, failures: [] })
    expect(await titles()).toEqual(['b anew', 'd'])
    expect(await titles({ gone: true })).toEqual(['a', 'b anew', 'd'])
  },
)

test.each(['tokens', 'tags'] as const)(
  'with %s a calendar in which nothing changed costs one small question',
  async (tells) => {
    const { server, sync } = await startScene({ manner: { tells }, calendars: [WORK] })
    server.addCalendar(WORK)
    server.put(`${WORK}a.ics`, one('a'))
    await sync()
    expect((await sync()).asked).toEqual([`PROPFIND ${WORK}`])
  },
)

test('a test of the connection says who is let in, and which calendars there are', async () => {
  const { server, test: probe } = await startScene({ calendars: ['/dav/kim/none/'] })
  server.addCalendar(WORK, { name: 'Work' })
  server.addCalendar('/dav/kim/tasks/', { name: 'Tasks', holds: ['VTODO'] })
  expect((await probe()).probed).toEqual({
    ...{ as: 'kim', version: null, more: false },
    projects: [{ project: WORK, says: 'Work' }],
    remarks: [
      '1 calendar holds no events and is left out.',
      'It shows no calendar at /dav/kim/none/.',
    ],
  })
})

test('only the calendars that were chosen are read, each for itself', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK, '/dav/kim/none'] })
  for (const name of ['work', 'home']) {
    server.addCalendar(`/dav/kim/${name}/`)
    server.put(`/dav/kim/${name}/a.ics`, one(name))
  }
  expect((await sync()).failures).toMatchObject([{ part: '/dav/kim/none/', trouble: 'missing' }])
  expect(await titles()).toEqual(['work'])
})

test('a calendar that is taken away is gone with all that was in it', async () => {
  const { server, sync, titles } = await startScene()
  for (const name of ['work', 'work2']) {
    server.addCalendar(`/dav/kim/${name}/`)
    server.put(`/dav/kim/${name}/a.ics`, one(name))
  }
  await sync()
  server.removeCalendar(WORK)
  expect(await sync()).toMatchObject({ changed: 1, failures: [] })
  expect(await titles()).toEqual(['work2'])
})

test('what a token does not tell any more is compared, and only what differs is asked for', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  for (const name of ['a', 'b', 'c']) server.put(`${WORK}${name}.ics`, one(name))
  await sync()
  server.remove(`${WORK}a.ics`)
  server.put(`${WORK}b.ics`, one('b', 'b anew'))
  server.forgetTokens()
  expect(await sync()).toMatchObject({ read: 1, changed: 2, failures: [] })
  expect(await titles()).toEqual(['b anew', 'c'])
})

test('one calendar that is closed to us is named and tried again; where all are, a person is asked', async () => {
  const { server, sync, titles, db } = await startScene()
  for (const name of ['work', 'home']) {
    server.addCalendar(`/dav/kim/${name}/`, { name })
    server.put(`/dav/kim/${name}/a.ics`, one(name))
  }
  const nextAt = () => db().prepare('SELECT next_at FROM sync_streams').pluck().get()
  const close = (closed: string) =>
    server.spoil((answer, { method, path }) =>
      method === 'REPORT' && path.startsWith(closed) ? { status: 403 } : answer,
    )
  close('/dav/kim/home/')
  expect((await sync()).failures).toMatchObject([
    {
      trouble: 'forbidden',
      because: expect.stringMatching(/^“home” could not be read\. .*403/),
      fix: expect.stringContaining('right to read'),
    },
  ])
  expect(nextAt()).toBeTypeOf('number')
  expect(await titles()).toEqual(['work'])
  server.put(`${WORK}b.ics`, one('b'))
  close('/dav/kim/')
  expect((await sync()).failures).toMatchObject([{ trouble: 'forbidden' }])
  expect(nextAt()).toBeNull()
})

test('an entry that cannot be read any more is not gone, also where all is read again', async () => {
  const { server, sync, titles } = await startScene()
  server.addCalendar(WORK)
  for (const name of ['a', 'b', 'c']) server.put(`${WORK}${name}.ics`, one(name))
  await sync()
  server.put(`${WORK}b.ics`, calendarOf('BEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT'))
  expect(await sync()).toMatchObject({ changed: 0, quarantined: 1 })
  server.remove(`${WORK}c.ics`)
  expect(await sync(2 * DAY)).toMatchObject({ changed: 1, failures: [] })
  expect(await titles()).toEqual(['a', 'b'])
})

test.each([403, 404])(
  'whoever gave one calendar, which now answers %i, is not given all of that person’s instead',
  async (status) => {
    const { server, sync, titles } = await startScene({ address: WORK })
    for (const name of ['work', 'home']) {
      server.addCalendar(`/dav/kim/${name}/`)
      server.put(`/dav/kim/${name}/a.ics`, one(name))
    }
    await sync()
    server.spoil((answer, { path }) => (path === WORK ? { status } : answer))
    const { failures, asked } = await sync()
    expect(failures).toMatchObject([{ trouble: status === 403 ? 'forbidden' : 'missing' }])
    expect(asked).toEqual([`PROPFIND ${WORK}`])
    expect(await titles()).toEqual(['work'])
  },
)

test('what is known of a calendar is written down ever more seldom, because it grows', async () => {
  const server = scriptedCaldav()
  server.addCalendar(WORK)
  for (let i = 0; i < 1500; i += 1) server.put(`${WORK}${i}.ics`, one(String(i)))
  const outward: Outward = {
    address: 'https://things.example.org/',
    documents: async () => [],
    async get(where, { dav } = {}) {
      const url = new URL('url' in where ? where.url : '/', 'https://things.example.org/')
      const { method = 'GET', depth = '0', body } = dav ?? {}
      const answer = { is: 'fresh', headers: {}, next: undefined, keep: () => undefined } as const
      return { ...answer, body: server.answer({ method, url, headers: { depth }, body }).body }
    },
  }
  const calendar = await findCalendar(outward, WORK)
  const noted: number[] = []
  let read = 0
  const reading = { outward, calendar, known: undefined, sweep: false }
  for await (const { rows, state } of readCalendar(reading)) {
    read += rows.length
    if (state) noted.push(read)
  }
  expect(noted).toEqual([500, 1000, 1500])
})

test.each([403, 409, 410, 412, 507])(
  'a token that is declined with %i is left at once, and all is listed anew',
  async (status) => {
    const { server, sync, titles } = await startScene({ calendars: [WORK] })
    server.addCalendar(WORK)
    server.put(`${WORK}a.ics`, one('a'))
    await sync()
    server.put(`${WORK}b.ics`, one('b'))
    server.spoil((answer, { body }) => (/<D:sync-token>[^<]/.test(body) ? { status } : answer))
    const { asked, ...came } = await sync()
    expect(came).toMatchObject({ read: 1, changed: 1, failures: [] })
    expect(asked).toHaveLength(4)
    expect(await titles()).toEqual(['a', 'b'])
  },
)

test('changes that come in pages are read to the end', async () => {
  const { server, sync, titles } = await startScene({ manner: { page: 2 }, calendars: [WORK] })
  server.addCalendar(WORK)
  const names = ['a', 'b', 'c', 'd', 'e']
  for (const name of names) server.put(`${WORK}${name}.ics`, one(name))
  const { asked } = await sync()
  expect(asked.filter((said) => said.startsWith('REPORT'))).toHaveLength(4)
  expect(await titles()).toEqual(names)
})

test('a server that says for ever that more follows is compared instead', async () => {
  const { server, sync, titles } = await startScene({ manner: { page: 0 }, calendars: [WORK] })
  server.addCalendar(WORK)
  server.put(`${WORK}a.ics`, one('a'))
  expect(await sync()).toMatchObject({ failures: [] })
  expect(await titles()).toEqual(['a'])
})

test('120 events are asked for fifty at a time', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  for (let i = 0; i < 120; i += 1) server.put(`${WORK}${i}.ics`, one(String(i)))
  await sync()
  const hrefs = server.requests.map(({ body }) => body?.split('<D:href>').length ?? 1)
  expect(hrefs.filter((count) => count > 1)).toEqual([51, 51, 21])
  expect(await titles()).toHaveLength(100)
})

test('what replaces one time of a series comes and goes with it', async () => {
  const { server, sync, titles } = await startScene()
  server.addCalendar(WORK)
  const series = event({ uid: 'w', title: 'Weekly', lines: ['RRULE:FREQ=WEEKLY'] })
  const moved = event({ uid: 'w', title: 'Moved', lines: ['RECURRENCE-ID:20261019T090000Z'] })
  server.put(`${WORK}w.ics`, calendarOf(series, moved))
  await sync()
  expect(await titles()).toEqual(['Moved', 'Weekly'])
  server.put(`${WORK}w.ics`, calendarOf(series))
  expect(await sync()).toMatchObject({ read: 1, changed: 1 })
  expect(await titles()).toEqual(['Weekly'])
})

test('once a day all is read again, and what nobody told of is seen', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  server.put(`${WORK}a.ics`, one('a'))
  server.put(`${WORK}b.ics`, one('b'))
  await sync()
  expect(await sync(2 * DAY)).toMatchObject({ read: 2, changed: 0 })
  expect(await titles()).toEqual(['a', 'b'])
})

test('one event that cannot be read steps aside, and is asked for again until it can', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  server.put(`${WORK}a.ics`, one('a'))
  server.put(`${WORK}bad.ics`, one('bad'))
  server.spoil((answer) => ({
    ...answer,
    body: String(answer.body).replace(/(bad\.ics<\/d:href><d:propstat><d:prop>.*?)200/s, '$1403'),
  }))
  expect(await sync()).toMatchObject({ quarantined: 1, failures: [] })
  expect(await titles()).toEqual(['a'])
  server.spoil(undefined)
  expect(await sync()).toMatchObject({ read: 1, quarantined: 0 })
  expect(await titles()).toEqual(['a', 'bad'])
})

test('text that is no XML for one event does not hold up the others', async () => {
  const { server, sync, titles } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  for (const name of ['a', 'b', 'c']) server.put(`${WORK}${name}.ics`, one(name))
  server.spoil((answer) => ({
    ...answer,
    body: String(answer.body).replace('UID:b', 'UID:\u0001b'),
  }))
  expect(await sync()).toMatchObject({ quarantined: 1, failures: [] })
  expect(await titles()).toEqual(['a', 'c'])
})

test('a server that tells no events at all is not asked for each', async () => {
  const { server, sync } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  for (let i = 0; i < 300; i += 1) server.put(`${WORK}${i}.ics`, one(String(i)))
  server.spoil((answer, { body }) => (body.includes('multiget') ? { status: 403 } : answer))
  const { asked, failures } = await sync()
  expect(failures).toMatchObject([{ trouble: 'forbidden' }])
  expect(asked.length).toBeLessThan(6)
})

test('nothing that lies at another place is asked, and the secret goes nowhere else', async () => {
  const evil = 'https://evil.example'
  const scene = await startScene({
    manner: { names: (path) => (path.endsWith('.ics') ? `${evil}${path}` : path) },
    calendars: [WORK],
  })
  scene.server.addCalendar(WORK)
  scene.server.put(`${WORK}a.ics`, one('a'))
  expect(await scene.sync()).toMatchObject({ quarantined: 1, failures: [] })
  expect(await scene.titles()).toEqual([])

  const whole = await startScene({
    manner: { names: (path) => (path.includes('/dav/kim') ? `${evil}${path}` : path) },
  })
  const { failure } = await whole.test()
  expect(failure).toMatchObject({ trouble: 'redirected' })
  expect(failure?.because).toContain(evil)
  expect(failure?.fix).toContain(`${evil}/dav/kim/`)
  const hosts = [...scene.server.requests, ...whole.server.requests].map(({ url }) => url.origin)
  expect(new Set(hosts)).toEqual(new Set(['https://things.example.org']))
})

test.each([
  ['a web page', { status: 200, body: '<!doctype html><p>Hello' }, 'notUnderstood'],
  ['nothing', { status: 207, body: '' }, 'notUnderstood'],
  ['no entrance', { status: 401 }, 'unauthorised'],
  [
    'an entity bomb',
    { status: 207, body: `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>` },
    'notUnderstood',
  ],
  ['10 MB of a tag', { status: 207, body: `<a>${'<b/>'.repeat(2_500_000)}</a>` }, 'notUnderstood'],
  ['more than 10 MB', { status: 207, body: 'x'.repeat(10 * 1024 * 1024 + 1) }, 'tooLarge'],
  ['depths', { status: 207, body: '<a>'.repeat(100_000) }, 'notUnderstood'],
])('%s is told as a failure, and what is known stands', async (_, answer, trouble) => {
  const { server, sync, titles, test: probe } = await startScene({ calendars: [WORK] })
  server.addCalendar(WORK)
  server.put(`${WORK}a.ics`, one('a'))
  await sync()
  server.spoil(() => answer)
  expect((await sync()).failures).toMatchObject([{ trouble }])
  expect((await probe()).failure).toMatchObject({ trouble })
  expect(await titles()).toEqual(['a'])
})

test('user and password are shown as Basic, anything else as a token', () => {
  const settings = { calendars: [], publishTo: '' }
  expect(caldav.authorize('kim:s:ä', settings)).toEqual({
    authorization: `Basic ${Buffer.from('kim:s:ä').toString('base64')}`,
  })
  expect(caldav.authorize(' abc ', settings)).toEqual({ authorization: 'Bearer abc' })
})
