import { expect, test } from 'vitest'
import { lastEndOf } from '#shared/domain/ics/last-end.ts'
import { openIcs } from '#shared/domain/ics/open-ics.ts'

function entryWith(...lines: readonly string[]) {
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT', 'END:VCALENDAR']
  const opened = openIcs(text.join('\n'))
  const entry = opened.outcome === 'opened' ? opened.events[0]?.read() : undefined
  if (typeof entry !== 'object') throw new Error(entry ?? 'nothing was read')
  return entry
}

const start = ['DTSTART:20260101T090000Z', 'DTEND:20260101T100000Z']
const berlin = [
  'DTSTART;TZID=Europe/Berlin:20261012T090000',
  'DTEND;TZID=Europe/Berlin:20261012T100000',
]

test.each<[string, readonly string[], number | null]>([
  ['one that comes once', start, Date.UTC(2026, 0, 1, 10)],
  ['one that is counted', [...start, 'RRULE:FREQ=DAILY;COUNT=3'], Date.UTC(2026, 0, 3, 10)],
  [
    'one that ends when the clocks were set back',
    [...berlin, 'RRULE:FREQ=WEEKLY;COUNT=4'],
    Date.UTC(2026, 10, 2, 9),
  ],
  [
    'one with an end that is on none of its times',
    [...start, 'RRULE:FREQ=MONTHLY;UNTIL=20260420T000000Z'],
    Date.UTC(2026, 3, 1, 10),
  ],
  [
    'one whose last time is left out',
    [...start, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260103T090000Z'],
    Date.UTC(2026, 0, 2, 10),
  ],
  ['one that was added to by hand', [...start, 'RDATE:20300101T090000Z'], Date.UTC(2030, 0, 1, 10)],
  ['one that never ends', [...start, 'RRULE:FREQ=YEARLY'], null],
  [
    'one of two rules that never ends',
    [...start, 'RRULE:FREQ=DAILY;COUNT=3', 'RRULE:FREQ=YEARLY'],
    null,
  ],
  ['one that nobody lives to see the end of', [...start, 'RRULE:FREQ=YEARLY;COUNT=900'], null],
  ['one with more times than are looked at', [...start, 'RRULE:FREQ=SECONDLY;COUNT=20000'], null],
  [
    'one that is never to be found',
    [...start, 'RRULE:FREQ=SECONDLY;COUNT=5;BYMONTH=2;BYMONTHDAY=30'],
    null,
  ],
  ['one whose rule cannot be read', [...start, 'RRULE:FREQ=NEVER;COUNT=2'], null],
])('the last end of %s', (_, lines, end) => {
  expect(lastEndOf(entryWith(...lines))).toBe(end)
})
