import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { ics } from '#core/connectors/ics/ics.ts'
import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { calendarOf, event } from '../caldav/scripted-caldav.ts'

const MINUTE = 60_000
const FEED = 'https://calendar.example.org/shared/releases.ics'

async function startFeed(first: ScriptedAnswer | string) {
  let answer: ScriptedAnswer | string = first
  const { exchange, asked } = scriptedExchange(() =>
    typeof answer === 'string' ? { body: answer } : answer,
  )
  const scene = await startSource(FEED, exchange)
  const say = (next: ScriptedAnswer | string) => {
    answer = next
  }
  return { ...scene, say, asked }
}

async function startSource(
  baseUrl: string,
  exchange: Parameters<typeof startSyncedCore>[0]['exchange'],
) {
  const core = await startSyncedCore({ exchange, connectors: [ics] })
  const { id: sourceId } = await core.addSource({ kind: 'ics', baseUrl })
  return {
    ...core,
    sourceId,
    probe: () => core.get('sources.test', { kind: 'ics', baseUrl }),
    async sync(after = 10 * MINUTE) {
      core.clock.pass(after)
      const came = await core.get('sources.sync', { sourceId })
      expect(core.defects()).toEqual([])
      return came
    },
    items: async (over: object = {}) => (await core.get('entries.list', over)).items,
    titles: async (over: object = {}) =>
      (await core.get('entries.list', over)).items.map(({ title }) => title).toSorted(),
  }
}

test('an entry says what its calendar says, word for word besides', async () => {
  const text = calendarOf(
    event({
      uid: 'freeze@example.org',
      title: 'Release freeze\\, winter',
      start: '20261220T090000Z',
      lines: [
        ...['DTEND:20261220T170000Z', 'DESCRIPTION:No releases\\nat all', 'LOCATION:Everywhere'],
        ...['CATEGORIES:freeze,winter', 'STATUS:CONFIRMED', 'TRANSP:TRANSPARENT', 'SEQUENCE:2'],
        ...['URL:https://wiki.example.org/freeze', 'ORGANIZER;CN=Kim:mailto:kim@example.org'],
        ...['CREATED:20260101T000000Z', 'LAST-MODIFIED:20260102T000000Z'],
        ...['ATTENDEE;CN=Lee:mailto:lee@example.org'],
        ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT5M', 'END:VALARM'],
      ],
    }),
  )
  const { sync, items, get, sourceId } = await startFeed(text)
  expect(await sync()).toMatchObject({ read: 1, changed: 1, failures: [] })
  const [entry, ...more] = await items()
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    ...{ calendar: 'releases.ics', uid: 'freeze@example.org', recurrenceId: null },
    ...{ title: 'Release freeze, winter', says: 'No releases\nat all', location: 'Everywhere' },
    ...{ categories: ['freeze', 'winter'], status: 'confirmed', shows: 'free', by: 'Kim' },
    wall: { start: '2026-12-20T09:00', end: '2026-12-20T17:00', zone: 'UTC', allDay: false },
    ...{ startsAt: Date.UTC(2026, 11, 20, 9), endsAt: Date.UTC(2026, 11, 20, 17) },
    ...{ lastEndsAt: Date.UTC(2026, 11, 20, 17), url: 'https://wiki.example.org/freeze' },
    ...{ createdAt: Date.UTC(2026, 0, 1), changedAt: Date.UTC(2026, 0, 2), goneAt: null },
    ...{ occurrences: null, caveats: [] },
  })
  const { raw } = await get('observations.raw', {
    of: 'entries',
    source: sourceId,
    key: entry!.key,
  })
  const kept = JSON.parse(raw!)
  expect(kept).toMatch(/^BEGIN:VEVENT\nUID:freeze@example\.org\n(.*\n)+END:VEVENT$/)
  expect(kept).not.toMatch(/lee@example|VALARM/)
})

test('a feed that only says when it was written anew writes nothing', async () => {
  const at = (stamp: string) => calendarOf(event({ uid: 'a', lines: [`DTSTAMP:${stamp}`] }))
  const { sync, say, changes } = await startFeed(at('20260101T000000Z'))
  expect(await sync()).toMatchObject({ read: 1, changed: 1 })
  changes.length = 0
  say(at('20260303T030303Z'))
  expect(await sync()).toMatchObject({ read: 1, changed: 0 })
  expect(changes.flatMap(({ topics }) => topics)).not.toContain('entries')
})

test('what was changed to something earlier counts as well, and what is gone is gone', async () => {
  const said = (title: string, changed: string) =>
    event({ uid: 'a', title, lines: [`LAST-MODIFIED:${changed}`, 'SEQUENCE:1'] })
  const { sync, say, titles } = await startFeed(
    calendarOf(said('Later', '20260505T000000Z'), event({ uid: 'b' })),
  )
  await sync()
  say(calendarOf(said('Restored', '20260101T000000Z')))
  expect(await sync()).toMatchObject({ changed: 2 })
  expect(await titles()).toEqual(['Restored'])
  expect(await titles({ gone: true })).toEqual(['Restored', 'b'])
})

test('of two revisions in one feed the newer one counts; two of one name are both kept', async () => {
  const { sync, items } = await startFeed(
    calendarOf(
      event({ uid: 'a', title: 'New', lines: ['SEQUENCE:2'] }),
      event({ uid: 'a', title: 'Old', lines: ['SEQUENCE:1'] }),
      event({ uid: 'b', title: 'One' }),
      event({ uid: 'b', title: 'Other', start: '20261013T090000Z' }),
    ),
  )
  expect(await sync()).toMatchObject({ quarantined: 0 })
  const found = (await items()).map(({ title, uid }) => [title, uid]).toSorted()
  expect(found).toEqual([
    ['New', 'a'],
    ['One', 'b'],
    ['Other', 'b#2'],
  ])
})

test('it is asked whether it changed, by its tag and by its date', async () => {
  const headers = { etag: '"1"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }
  const { sync, say, asked, titles } = await startFeed({
    headers,
    body: calendarOf(event({ uid: 'a' })),
  })
  await sync()
  say({ status: 304 })
  expect(await sync()).toMatchObject({ read: 0, changed: 0, failures: [] })
  expect(asked.at(-1)?.headers).toMatchObject({
    'if-none-match': '"1"',
    'if-modified-since': headers['last-modified'],
  })
  expect(await titles()).toEqual(['a'])
})

test('one entry that cannot be read steps aside; what it said before stands as long as it is in doubt', async () => {
  const { sync, say, titles, get, sourceId } = await startFeed(
    calendarOf(event({ uid: 'a' }), 'BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT', event({ uid: 'b' })),
  )
  expect(await sync()).toMatchObject({ read: 3, changed: 2, quarantined: 1, failures: [] })
  const { items } = await get('sources.quarantine', { sourceId })
  expect(items).toMatchObject([{ because: expect.stringContaining('no beginning') }])
  expect(JSON.parse(items[0]!.raw)).toBe('BEGIN:VEVENT\nUID:x\nEND:VEVENT')
  say(`BEGIN:VCALENDAR\r\n${event({ uid: 'a' })}\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:2026`)
  await sync()
  expect(await titles()).toEqual(['a', 'b'])
})

test.each([
  ['a page', '<!doctype html><title>Sign in</title>', 'notUnderstood', 'no calendar'],
  ['nothing', '', 'notUnderstood', 'no calendar'],
  ['more than 5 MB', `BEGIN:VCALENDAR\n${'X-A:b\n'.repeat(900_000)}`, 'tooLarge', '5 MB'],
  ['more than 10 MB', 'x'.repeat(10 * 1024 * 1024 + 1), 'tooLarge', '10 MB'],
])('%s is told as a failure, and what is known stands', async (_, body, trouble, words) => {
  const { sync, say, titles, probe } = await startFeed(calendarOf(event({ uid: 'a' })))
  await sync()
  say(body)
  const because = expect.stringContaining(words)
  expect((await sync()).failures).toMatchObject([{ trouble, because }])
  expect((await probe()).failure).toMatchObject({ trouble, because })
  expect(await titles()).toEqual(['a'])
})

test('a test of the address says which calendar it is, and what is not plain in it', async () => {
  const { probe } = await startFeed(
    calendarOf(
      'X-WR-CALNAME:Releases',
      ...['BEGIN:VTIMEZONE', 'TZID:Moon', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...['TZOFFSETFROM:+0017', 'TZOFFSETTO:+0017', 'END:STANDARD', 'END:VTIMEZONE'],
      event({ uid: 'a', start: '20261012T090000' }),
      'BEGIN:VEVENT\r\nUID:moon\r\nDTSTART;TZID=Moon:20261012T090000\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT',
    ),
  )
  expect((await probe()).probed).toEqual({
    ...{ as: null, version: null, more: false },
    projects: [{ project: 'releases.ics', says: 'Releases, 2 entries' }],
    remarks: [
      'In “releases.ics”, 1 entry cannot be read: The event has no beginning; it was left out.',
      'In “releases.ics”, 1 entry says no time zone: it is read in the zone of whoever looks.',
      '“releases.ics” brings a time zone of its own, “Moon”, which is read as it says.',
    ],
  })
})

test('an address that begins with webcal:// is to be given otherwise, in words', async () => {
  const { ask } = await startFeed('')
  const baseUrl = 'webcal://calendar.example.org/a.ics'
  const reply = await ask('sources.add', { kind: 'ics', name: 'Feed', baseUrl })
  expect(reply).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining('with https:// instead') },
  })
})

async function startFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-calendars-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  let written = 0
  const write = async (name: string, ...events: readonly string[]) => {
    written += 1
    await writeFile(join(folder, name), calendarOf(...events))
    // A moment of its own for each writing, whatever the disk can tell apart.
    await utimes(join(folder, name), written, written)
  }
  await mkdir(join(folder, 'teams'))
  const { exchange } = scriptedExchange(() => ({ status: 500 }))
  const scene = await startSource(pathToFileURL(folder).href, exchange)
  return { ...scene, write, remove: (name: string) => rm(join(folder, name)) }
}

test('a folder is each of its calendars, and only those that were changed are read again', async () => {
  const { write, remove, sync, titles, items } = await startFolder()
  await write('a.ics', event({ uid: '1', title: 'a1' }), event({ uid: '2', title: 'a2' }))
  await write('teams/b.ics', event({ uid: '1', title: 'b1' }))
  await write('notes.txt', event({ uid: '9' }))
  expect(await sync()).toMatchObject({ read: 3, changed: 3, failures: [] })
  expect((await items()).map(({ calendar }) => calendar).toSorted()).toEqual([
    ...['a.ics', 'a.ics', 'teams/b.ics'],
  ])
  expect(await sync()).toMatchObject({ read: 0, changed: 0 })
  await write('a.ics', event({ uid: '1', title: 'a1 anew' }))
  expect(await sync()).toMatchObject({ read: 1, changed: 2 })
  expect(await titles()).toEqual(['a1 anew', 'b1'])
  await remove('teams/b.ics')
  expect(await sync()).toMatchObject({ read: 0, changed: 1 })
  expect(await titles()).toEqual(['a1 anew'])
})

test('one file that cannot be read is told, and never holds up the others', async () => {
  const { write, sync, titles } = await startFolder()
  await write('a.ics', event({ uid: '1', title: 'a' }))
  await write('z.ics', event({ uid: '1', title: 'z' }))
  await sync()
  await write('a.ics', 'BEGIN:VEVENT', `X-LONG:${'x'.repeat(5 * 1024 * 1024)}`)
  await write('z.ics', event({ uid: '1', title: 'z anew' }))
  expect((await sync()).failures).toMatchObject([{ trouble: 'tooLarge' }])
  expect(await titles()).toEqual(['a', 'z anew'])
  await write('a.ics', event({ uid: '1', title: 'a anew' }))
  expect((await sync()).failures).toEqual([])
  expect(await titles()).toEqual(['a anew', 'z anew'])
})

test('what is kept of a file in the middle of it is not taken for the whole', async () => {
  const { write, sync, titles, db } = await startFolder()
  await write('a.ics', ...Array.from({ length: 60 }, (_, i) => event({ uid: String(i) })))
  db().exec(`CREATE TRIGGER full BEFORE INSERT ON calendar_entries WHEN NEW.uid = '40'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`)
  await expect(sync()).rejects.toThrow()
  db().exec('DROP TRIGGER full')
  expect(await titles()).toHaveLength(25)
  await sync().catch(() => {})
  expect(await titles()).toHaveLength(60)
})

test('an entry that cannot be read any more is not gone, but what is missing besides is', async () => {
  const all = ['a', 'b', 'c'].map((uid) => event({ uid }))
  const { sync, say, titles } = await startFeed(calendarOf(...all))
  await sync()
  say(calendarOf(all[0]!, 'BEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT'))
  expect(await sync()).toMatchObject({ changed: 1, quarantined: 1, failures: [] })
  expect(await titles()).toEqual(['a', 'b'])
})

test('of a folder one file that cannot be read is named, and looked at again by itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-calendars-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'a.ics'), calendarOf(event({ uid: 'a' })))
  await mkdir(join(folder, 'deep'))
  await writeFile(join(folder, 'deep', 'b.ics'), 'no calendar')
  const { sync, db, titles } = await startSource(
    pathToFileURL(folder).href,
    scriptedExchange(() => ({ status: 404 })).exchange,
  )
  const { failures } = await sync()
  expect(failures).toMatchObject([{ because: expect.stringContaining('deep/b.ics') }])
  expect(db().prepare('SELECT next_at FROM sync_streams').pluck().get()).not.toBeNull()
  expect(await titles()).toEqual(['a'])
})
