import { expect, test } from 'vitest'
import { readIcs } from '#shared/domain/ics/read-ics.ts'
import { expandRecurrence } from '#shared/time/expand-recurrence.ts'

function read(lines: readonly string[], zone = 'Europe/Berlin') {
  const result = readIcs(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'), zone)
  if (result.outcome === 'refused') throw new Error(result.because)
  return result
}

const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT']
const reasons = ({ warnings }: ReturnType<typeof read>) =>
  warnings.map(({ line, reason }) => `${line}: ${reason}`).join('\n')

const full = event(
  'DTSTART;TZID=Europe/Berlin:20261120T090000',
  'DTEND;TZID=Europe/Berlin:20261120T103000',
  'SUMMARY:Freeze\\, all of it\\; really',
  'DESCRIPTION:First line\\nsecond li',
  ' ne',
  'LOCATION:Room 1',
  'CATEGORIES:Ops,Release\\, train',
  'STATUS:CONFIRMED',
  'TRANSP:OPAQUE',
  'ORGANIZER;CN="Doe, Jane":mailto:jane@example.test',
  'ATTENDEE:mailto:joe@example.test',
  'URL:https://example.test/freeze',
  'CREATED:20260101T000000Z',
  'LAST-MODIFIED:20260102T000000Z',
  'SEQUENCE:3',
  'RRULE:FREQ=WEEKLY',
  'EXDATE;TZID=Europe/Berlin:20261127T090000',
  'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA',
  'BEGIN:VALARM',
  'DTSTART:20200101T000000Z',
  'SUMMARY:Wake up',
  'END:VALARM',
)

test.each(['\r\n', '\n'])('an event is read whole, lines ending in %j', (end) => {
  const text = ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Our\\, freezes', ...full, 'END:VCALENDAR'].join(
    end,
  )
  expect(readIcs(text, 'UTC')).toEqual({
    outcome: 'read',
    calendarName: 'Our, freezes',
    warnings: [],
    entries: [
      {
        uid: 'one',
        recurrenceId: null,
        recurrenceZone: null,
        andFollowing: false,
        title: 'Freeze, all of it; really',
        says: 'First line\nsecond line',
        where: 'Room 1',
        categories: ['Ops', 'Release, train'],
        status: 'confirmed',
        blocks: true,
        wall: {
          start: '2026-11-20T09:00',
          end: '2026-11-20T10:30',
          zone: 'Europe/Berlin',
          allDay: false,
          offsets: null,
        },
        startsAt: Date.UTC(2026, 10, 20, 8),
        endsAt: Date.UTC(2026, 10, 20, 9, 30),
        recurs: {
          by: 'rule',
          lines: ['RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Berlin:20261127T090000'],
        },
        by: 'Doe, Jane',
        url: 'https://example.test/freeze',
        createdAt: Date.UTC(2026, 0, 1),
        changedAt: Date.UTC(2026, 0, 2),
        sequence: 3,
        line: 3,
      },
    ],
  })
})

test.each([
  ['DTSTART:20261120', '2026-11-20', '2026-11-21', ''],
  ['DTSTART;VALUE=DATE:20261120|DTEND;VALUE=DATE:20261123', '2026-11-20', '2026-11-23', ''],
  ['DTSTART;VALUE=DATE:20261120|DTEND;VALUE=DATE:20261120', '2026-11-20', '2026-11-21', 'one day'],
  ['DTSTART;VALUE=DATE:20261120|DURATION:P2D', '2026-11-20', '2026-11-22', ''],
  ['DTSTART:20261120T090000Z|DURATION:PT90M', '2026-11-20T09:00', '2026-11-20T10:30', ''],
  ['DTSTART:20261120T090000', '2026-11-20T09:00', '2026-11-20T09:00', ''],
  [
    'DTSTART:20261120T090000Z|DTEND:20261120T080000Z',
    '2026-11-20T09:00',
    '2026-11-20T09:00',
    'before',
  ],
  ['DTSTART:20261120T090000|DTEND:later', '2026-11-20T09:00', '2026-11-20T09:00', 'cannot be read'],
  ['DTSTART:20261120T090000|RRULE:', '2026-11-20T09:00', '2026-11-20T09:00', 'RRULE is empty'],
])('%s', (lines, start, end, says) => {
  const found = read(event(...lines.split('|')))
  expect(found.entries).toMatchObject([{ wall: { start, end }, recurs: null }])
  expect(reasons(found)).toContain(says)
  expect(found.warnings).toHaveLength(says ? 1 : 0)
})

test('a broken event spoils no other, and says where it is', () => {
  const found = read([
    ...event('SUMMARY:No beginning'),
    ...event('DTSTART:20261399T000000', 'SUMMARY:No day'),
    ...['BEGIN:VEVENT', 'UID:open', 'DTSTART:20261120T090000Z'],
    ...event(
      'DTSTART:20261120T090000Z',
      'URL:javascript:alert(1)',
      'SUMMARY;LANGUAGE="en:x',
      '???',
    ),
  ])
  expect(found.entries).toMatchObject([{ uid: 'one', line: 14, url: null, title: '' }])
  expect(reasons(found)).toMatch(
    /^2: .*no beginning.*\n8: .*20261399T000000.*\n11: .*no end.*\n18: SUMMARY/,
  )
})

test.each([
  ['W. Europe Standard Time', [], 'Europe/Berlin'],
  ['/citadel.org/20210210_1/America/New_York', [], 'America/New_York'],
  ['Mine', ['X-LIC-LOCATION:Asia/Tokyo'], 'Asia/Tokyo'],
])('the zone %s is %s', (tzid, described, zone) => {
  const zones = ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...described, 'END:VTIMEZONE']
  const found = read([...zones, ...event(`DTSTART;TZID="${tzid}":20261120T090000`)])
  expect(found.entries).toMatchObject([{ wall: { zone, offsets: null } }])
  expect(found.warnings).toEqual([])
})

const zoneOf = (winter: string, summer: string) => [
  ...['BEGIN:VTIMEZONE', 'TZID:Mine', 'BEGIN:STANDARD', 'DTSTART:16011028T030000'],
  ...[`TZOFFSETFROM:${summer}`, `TZOFFSETTO:${winter}`, 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'],
  ...['END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010325T020000', `TZOFFSETFROM:${winter}`],
  ...[
    `TZOFFSETTO:${summer}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ],
]

test('a zone without a name that is known is matched by its offsets, with a warning', () => {
  const found = read([...zoneOf('+0100', '+0200'), ...event('DTSTART;TZID=Mine:20261120T090000')])
  expect(found.entries).toMatchObject([{ wall: { zone: 'Europe/Berlin' } }])
  expect(reasons(found)).toContain('taken for Europe/Berlin')
})

test('a zone that is like no other is used as given, also by its rule', () => {
  const dates = event('DTSTART;TZID=Mine:20261020T090000', 'RRULE:FREQ=WEEKLY;COUNT=2')
  const found = read([...zoneOf('+0117', '+0217'), ...dates])
  const [entry] = found.entries
  expect(entry!.startsAt).toBe(Date.UTC(2026, 9, 20, 6, 43))
  const range = { from: 0, before: Date.UTC(2030, 0), elapsed: () => 0, zone: 'UTC' }
  const { occurrences } = expandRecurrence({ entry: entry!, overrides: [], ...range })
  expect(occurrences.map(({ startsAt }) => startsAt)).toEqual([
    Date.UTC(2026, 9, 20, 6, 43),
    Date.UTC(2026, 9, 27, 7, 43),
  ])
})

test('a zone that nobody describes floats, with a warning', () => {
  const found = read(event('DTSTART;TZID=Mine:20261120T090000'))
  expect(found.entries).toMatchObject([
    { wall: { zone: null }, startsAt: Date.UTC(2026, 10, 20, 8) },
  ])
  expect(reasons(found)).toContain('Nobody says what zone "Mine" is')
})

test('a change of occurrences names what it changes', () => {
  const found = read(
    event(
      'DTSTART:20261121T090000Z',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261120T090000',
    ),
  )
  expect(found.entries).toMatchObject([
    { recurrenceId: '20261120T090000', recurrenceZone: 'Europe/Berlin', andFollowing: true },
  ])
})

test('of two revisions the newer counts; two events that share a UID are both kept', () => {
  const first = event('DTSTART:20261120T090000Z', 'SEQUENCE:2', 'SUMMARY:New')
  const older = event('DTSTART:20261119T090000Z', 'SEQUENCE:1', 'SUMMARY:Old')
  expect(read([...first, ...older]).entries).toMatchObject([{ title: 'New' }])
  const other = event('DTSTART:20261130T090000Z', 'SEQUENCE:2', 'SUMMARY:Other')
  const both = read([...first, ...other])
  expect(both.entries).toMatchObject([{ uid: 'one' }, { uid: 'one#2', title: 'Other' }])
  expect(both.warnings).toHaveLength(1)
})

test('what is too large, or no calendar, is refused', () => {
  expect(readIcs('é'.repeat(2_700_000), 'UTC')).toMatchObject({
    because: expect.stringContaining('5 MB'),
  })
  expect(readIcs('<html>', 'UTC')).toMatchObject({
    because: expect.stringContaining('no calendar'),
  })
})

const start = 'DTSTART:20261120T090000Z'
test.each([
  ['one line of 5 MB', event(start, `SUMMARY:${'x'.repeat(5_000_000)}`), 1],
  ['folds without end', event(start, `SUMMARY:${'x\r\n '.repeat(1_000_000)}`), 1],
  ['components without end', ['BEGIN:X\r\n'.repeat(400_000), ...event(start)], 0],
  [
    'components in an event',
    ['BEGIN:VEVENT\r\n', 'BEGIN:X\r\n'.repeat(400_000), ...event(start)],
    1,
  ],
  ['parameters without end', event(start, `SUMMARY;${'A=b;'.repeat(250_000)}:x`), 1],
  ['observances without end', [...bomb(4000), ...event('DTSTART;TZID=Mine:20261120T090000')], 1],
])('%s does no harm', (_name, lines, entries) => {
  expect(read(lines).entries).toHaveLength(entries)
})

function bomb(length: number) {
  const observance = [
    ...['BEGIN:STANDARD', 'DTSTART:16010101T000000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0107'],
    ...['RRULE:FREQ=SECONDLY', 'END:STANDARD'],
  ]
  const all = Array.from({ length }, () => observance).flat()
  return ['BEGIN:VTIMEZONE', 'TZID:Mine', ...all, 'END:VTIMEZONE']
}
