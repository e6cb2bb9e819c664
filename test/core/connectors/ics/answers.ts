import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { calendarOf, event } from '../caldav/scripted-caldav.ts'

const zone = [
  ...['BEGIN:VTIMEZONE', 'TZID:Somewhere', 'BEGIN:STANDARD', 'DTSTART:19701025T030000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['END:STANDARD', 'END:VTIMEZONE'],
].join('\r\n')

const calendar = calendarOf(
  zone,
  event({ uid: 'a', lines: ['RRULE:FREQ=WEEKLY;COUNT=9', 'EXDATE:20261019T090000Z'] }),
  event({ uid: 'a', title: 'Moved', lines: ['RECURRENCE-ID:20261026T090000Z'] }),
  event({
    uid: 'b',
    lines: ['DTEND:20261012T100000Z', 'CATEGORIES:freeze,shop', 'STATUS:TENTATIVE'],
  }),
  'BEGIN:VEVENT\r\nUID:c\r\nDTSTART;TZID=Somewhere:20261012T090000\r\nDURATION:PT1H\r\nEND:VEVENT',
  'BEGIN:VEVENT\r\nUID:d\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Closed\\, al\r\n l day\r\nEND:VEVENT',
)

export const answers: SampleAnswers = {
  baseUrl: 'https://calendar.example.org/releases.ics',
  settings: {},
  format: 'ics',
  answer: ({ pathname }) => (pathname === '/releases.ics' ? calendar : undefined),
}
