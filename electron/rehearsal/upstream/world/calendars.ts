import { DAY_MS, dayAt, HOUR_MS, weekdayOf, written } from '../../story/days.ts'
import { dutyOf } from './duties.ts'
import type { World } from './world.ts'

export const calendars = {
  releases: 'Releases',
  company: 'Company',
  'on-call': 'On call',
} as const
export type CalendarName = keyof typeof calendars

/** An event of a calendar, as text of RFC 5545, and from when on it is there. */
export type CalendarEvent = {
  readonly calendar: CalendarName
  readonly uid: string
  readonly knownAt: number
  /** Made when it is asked for. */
  readonly text: () => string
}

/** What stands in the calendars of the company by a moment. */
export const eventsOf = (world: World, at: number): readonly CalendarEvent[] =>
  [...planned(world), ...everyWeek(world), ...frozen(world), ...onCall(world, at)].filter(
    ({ knownAt }) => knownAt <= at,
  )

const planned = (world: World): readonly CalendarEvent[] =>
  world.cast.coming.map(({ key, release, moves, places, startsAt, endsAt, by }) =>
    event({
      ...{ calendar: 'releases', uid: `${key.replaceAll(' ', '-')}@larkfield.example` },
      knownAt: world.beganAt,
      lines: [
        `DTSTART:${utc(startsAt)}`,
        `DTEND:${utc(endsAt)}`,
        `SUMMARY:${escaped(release)}`,
        `LOCATION:${escaped(places.join(', '))}`,
        `DESCRIPTION:${escaped(moves.map(({ version, repository }) => `${nameOf(world, repository)} ${version}`).join('\n'))}`,
        `ORGANIZER;CN="${world.whoIs(by).name}":mailto:${world.whoIs(by).email}`,
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
      ],
    }),
  )

const nameOf = ({ cast }: World, key: string): string =>
  cast.repositories.find((one) => one.key === key)?.name ?? key

/** Clock times that stay while the clocks are set: in each zone of the company. */
const everyWeek = (world: World): readonly CalendarEvent[] => {
  const monday = mondayBefore(world.beganAt)
  return [
    event({
      ...{ calendar: 'company', uid: 'release-board@larkfield.example', knownAt: world.beganAt },
      lines: [
        `DTSTART;TZID=Europe/Berlin:${written(monday + 1).replaceAll('-', '')}T140000`,
        `DTEND;TZID=Europe/Berlin:${written(monday + 1).replaceAll('-', '')}T144500`,
        'RRULE:FREQ=WEEKLY;BYDAY=TU,TH',
        'SUMMARY:Release board',
        'DESCRIPTION:Goes through what leaves tonight.',
        'STATUS:CONFIRMED',
      ],
    }),
    event({
      ...{ calendar: 'company', uid: 'no-fridays@larkfield.example', knownAt: world.beganAt },
      lines: [
        `DTSTART;VALUE=DATE:${written(monday + 4).replaceAll('-', '')}`,
        `DTEND;VALUE=DATE:${written(monday + 5).replaceAll('-', '')}`,
        'RRULE:FREQ=WEEKLY;BYDAY=FR',
        'SUMMARY:Nothing leaves on Fridays',
        'CATEGORIES:freeze',
        'TRANSP:TRANSPARENT',
      ],
    }),
  ]
}

function mondayBefore(at: number): number {
  const day = dayAt(at)
  return day - weekdayOf(day) + 1
}

const frozen = (world: World): readonly CalendarEvent[] => {
  const year = new Date(world.cast.present).getUTCFullYear()
  return [year - 1, year].map((of) =>
    event({
      ...{ calendar: 'company', uid: `freeze-${of}@larkfield.example`, knownAt: world.beganAt },
      lines: [
        `DTSTART;VALUE=DATE:${of}1215`,
        `DTEND;VALUE=DATE:${of + 1}0103`,
        'SUMMARY:Change freeze',
        'DESCRIPTION:Only fixes go out.',
        'CATEGORIES:freeze',
        'STATUS:CONFIRMED',
      ],
    }),
  )
}

/** The week of each team, made known a fortnight ahead. */
function onCall(world: World, at: number): readonly CalendarEvent[] {
  const since = Math.max(world.beganAt, at - 14 * DAY_MS)
  return Object.keys(world.cast.crews).flatMap((team) => {
    const found: CalendarEvent[] = []
    for (let moment = since; moment < at + 14 * DAY_MS; ) {
      const { who, from, until } = dutyOf(world.cast, { team, at: moment })
      found.push(
        event({
          calendar: 'on-call',
          uid: `${team.replaceAll(' ', '-')}-${written(dayAt(from))}@larkfield.example`,
          knownAt: from - 14 * DAY_MS,
          lines: [
            `DTSTART:${utc(from)}`,
            `DTEND:${utc(until)}`,
            `SUMMARY:${escaped(`${who.name} is on call for ${team}`)}`,
            'TRANSP:TRANSPARENT',
          ],
        }),
      )
      moment = until + HOUR_MS
    }
    return found
  })
}

type Drafted = Omit<CalendarEvent, 'text'> & { readonly lines: readonly string[] }

function event({ lines, ...of }: Drafted): CalendarEvent {
  const stamp = utc(of.knownAt)
  const all = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Larkfield//Calendars//EN'],
    ...(lines.some((line) => line.includes('TZID=Europe/Berlin')) ? berlin : []),
    ...['BEGIN:VEVENT', `UID:${of.uid}`, `DTSTAMP:${stamp}`, `CREATED:${stamp}`, ...lines],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ]
  return { ...of, text: () => all.map(folded).join('\r\n') }
}

const berlin = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE`.split('\n')

const utc = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '')

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')

/** No line is longer than 75 octets; names here are plain, but a character is never cut. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > 74) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part].join('\r\n ')
}
