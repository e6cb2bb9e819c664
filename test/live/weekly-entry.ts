/** Berlin as calendars tell it: summer time ends at 3 on the last Sunday of October. */
const BERLIN = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE`

type Weekly = { readonly uid: string; readonly title?: string }

/** Every Monday from 9 to 10 in Berlin, four times from 12 October 2026 on: summer time ends on the 25th between. */
export const weeklyEntry = ({ uid, title = 'Release meeting' }: Weekly): string =>
  `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Signalbox//Test//EN
${BERLIN}
BEGIN:VEVENT
UID:${uid}
DTSTAMP:20261001T080000Z
DTSTART;TZID=Europe/Berlin:20261012T090000
DTEND;TZID=Europe/Berlin:20261012T100000
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:${title}
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

/** When it begins: at 9 in Berlin is at 7 while it is summer there, and at 8 from then on. */
export const weeklyBegins: readonly number[] = [
  Date.UTC(2026, 9, 12, 7),
  Date.UTC(2026, 9, 19, 7),
  Date.UTC(2026, 9, 26, 8),
  Date.UTC(2026, 10, 2, 8),
]
