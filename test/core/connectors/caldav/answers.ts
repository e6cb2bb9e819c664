import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { calendarOf, event, scriptedCaldav } from './scripted-caldav.ts'

const HOME = '/dav/kim/'
const WORK = `${HOME}work/`
const server = scriptedCaldav({ home: HOME })
server.addCalendar(WORK, { name: 'Work & <more>' })
const weekly = ['RRULE:FREQ=WEEKLY;COUNT=9', 'EXDATE:20261019T090000Z']
const moved = event({ uid: 'a', title: 'Moved', lines: ['RECURRENCE-ID:20261026T090000Z'] })
server.put(`${WORK}a.ics`, calendarOf(event({ uid: 'a', lines: weekly }), moved))
server.put(`${WORK}b.ics`, calendarOf(event({ uid: 'b', lines: ['DTEND:20261012T100000Z'] })))

export const answers: SampleAnswers = {
  baseUrl: `https://cloud.example.org${HOME}`,
  settings: {},
  format: 'xml',
  // Two for which calendars there are, one for what changed, one for what stands in it.
  chain: 4,
  answer: (_, request) => server.answer(request).body,
}
