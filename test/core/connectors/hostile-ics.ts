import type { HostileTexts } from './hostile-bodies.ts'

const lines = (...all: readonly string[]) => all.join('\r\n')
const calendar = (...all: readonly string[]) =>
  lines('BEGIN:VCALENDAR', 'VERSION:2.0', ...all, 'END:VCALENDAR', '')
const event = (...all: readonly string[]) =>
  lines('BEGIN:VEVENT', 'UID:x', 'DTSTART:20261012T090000Z', ...all, 'END:VEVENT')
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at))
/** In each event of the text, one line more. */
const inEach = (line: string) => (text: string) =>
  text.replaceAll('END:VEVENT', `${line}\r\nEND:VEVENT`)
const instead = (name: string, value: string) => (text: string) =>
  text.replaceAll(new RegExp(`^${name}[;:].*$`, 'gm'), `${name}:${value}\r`)
const zone = (id: string, ...rules: readonly string[]) =>
  lines(
    'BEGIN:VTIMEZONE',
    `TZID:${id}`,
    'BEGIN:STANDARD',
    ...rules,
    'END:STANDARD',
    'END:VTIMEZONE',
  )

/** What is a calendar, or nearly, and means harm. */
export const hostileIcs: HostileTexts = {
  'begun a million deep': () => `BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(600_000)}`,
  'events within events': (text) =>
    text.replaceAll('BEGIN:VEVENT', lines('BEGIN:VEVENT', 'BEGIN:VEVENT')),
  'events that never end': (text) => text.replaceAll('END:VEVENT\r\n', ''),
  'ends that never began': (text) => text.replaceAll('BEGIN:VEVENT\r\n', ''),
  'other ends': (text) => text.replaceAll('END:VEVENT', 'END:VTODO'),
  'nothing but folds': () => `BEGIN:VCALENDAR\nX:${'\n '.repeat(2_000_000)}`,
  'folds within letters': (text) => text.replaceAll(/(?<=[A-Z])(?=[A-Z])/g, '\r\n '),
  'thousands of zones': () =>
    calendar(
      ...many(20_000, (at) =>
        zone(
          `z${at}`,
          'DTSTART:19700101T000000',
          'RRULE:FREQ=SECONDLY',
          'TZOFFSETFROM:+0001',
          'TZOFFSETTO:+0002',
        ),
      ),
      event(),
    ),
  'a zone that changes each second': (text) =>
    text.replaceAll('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'RRULE:FREQ=SECONDLY'),
  'a zone with thousands of changes': () =>
    calendar(
      zone(
        'Somewhere',
        'DTSTART:19700101T000000',
        `RDATE:${many(50_000, (at) => `${1970 + (at % 80)}0101T000000`).join(',')}`,
        'TZOFFSETFROM:+0001',
        'TZOFFSETTO:+0002',
      ),
      event('DTEND;TZID=Somewhere:20261012T100000', 'RRULE:FREQ=DAILY'),
    ),
  'a zone of two weeks': (text) => text.replaceAll(/TZOFFSETTO:.*/g, 'TZOFFSETTO:+9999'),
  'zones that are nowhere': (text) => text.replaceAll(/^DTSTART:/gm, 'DTSTART;TZID=Mars/Olympus:'),
  'each second for ever': inEach('RRULE:FREQ=SECONDLY'),
  'each second of each minute': inEach(
    `RRULE:FREQ=YEARLY;BYSECOND=${many(60, String).join(',')};BYMINUTE=${many(60, String).join(',')};BYHOUR=${many(24, String).join(',')}`,
  ),
  'a rule that never comes': inEach('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
  'a rule that never comes, each second': inEach('RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
  'a rule of no steps': inEach('RRULE:FREQ=DAILY;INTERVAL=0'),
  'a rule of huge steps': inEach('RRULE:FREQ=DAILY;INTERVAL=999999999999;COUNT=999999999999'),
  'a rule to the end of time': inEach('RRULE:FREQ=HOURLY;UNTIL=99991231T235959Z'),
  'a rule of nothing': inEach('RRULE:'),
  'ten thousand rules': (text) =>
    text.replaceAll('END:VEVENT', lines(...many(10_000, () => 'RRULE:FREQ=DAILY'), 'END:VEVENT')),
  'a hundred thousand dates': inEach(`RDATE:${many(100_000, () => '20261012T090000Z').join(',')}`),
  'a hundred thousand exceptions': inEach(
    `EXDATE:${many(100_000, () => '20261012T090000Z').join(',')}`,
  ),
  'no such day': instead('DTSTART', '20260230T256199Z'),
  'before all days': instead('DTSTART', '00000000T000000Z'),
  'after all days': instead('DTSTART', '99991231T235959Z'),
  'an end before its start': inEach('DTEND:19000101T000000Z'),
  'an end without end': inEach('DURATION:P99999999999999W'),
  'replaced without what it replaces': inEach('RECURRENCE-ID:20261026T090000Z'),
  'replaced at no time': inEach('RECURRENCE-ID;RANGE=THISANDFUTURE:yesterday'),
  'the same name for all': instead('UID', 'same'),
  'no name': instead('UID', ''),
  'a name of 1 MB': instead('UID', 'u'.repeat(1_000_000)),
  'signs of keys for names': instead('UID', '#%23~\\n#\u0001__proto__'),
  'a prototype for everything': (text) =>
    text.replaceAll(/:(?!VEVENT|VCALENDAR).*$/gm, ':__proto__\r'),
  'thousands of the same': () => calendar(...many(20_000, () => event())),
  'a title of 2 MB': inEach(`SUMMARY:${'x'.repeat(2_000_000)}`),
  'a million categories': inEach(`CATEGORIES:${'a,'.repeat(500_000)}`),
  'a hundred thousand parameters': inEach(`X-A${';B=c'.repeat(100_000)}:d`),
  'quotations that never end': (text) => text.replaceAll(/^(\w+):/gm, '$1;X="a:'),
  'other words for what is known': (text) =>
    inEach('STATUS:MAYBE\r\nTRANSP:BOTH\r\nSEQUENCE:1e999')(text),
  'an address that does harm': inEach('URL:javascript:alert(1)'),
  'calendars within calendars': (text) => calendar(text, text),
}
