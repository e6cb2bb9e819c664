import { distinctEvents, type EventOutline, outlineOf } from './distinct-events.ts'
import type { CalendarEntry } from './entry.ts'
import { componentsOfIcs, type IcsZone } from './ics-components.ts'
import { nameOfLine, readProperty } from './ics-property.ts'
import { type MatchedZone, matchZone } from './match-zone.ts'
import { readEvent, uidOfEvent } from './read-event.ts'
import { LARGEST_ICS } from './read-ics.ts'

/** One event of a calendar that is read when somebody wants it: a large calendar is read bit by bit. */
export type IcsEvent = {
  /** Its own lines, without alarms, attachments and those who attend. */
  readonly text: () => string
  /** The entry, or why it is of no use, in a sentence. */
  readonly read: () => CalendarEntry | string
  /** What it goes by, also where it is of no use; `null` where it does not say. */
  readonly uid: () => string | null
}

export type OpenedIcs =
  | {
      readonly outcome: 'opened'
      readonly calendarName: string | null
      readonly events: readonly IcsEvent[]
      /** How many began and never ended. */
      readonly broken: number
    }
  | { readonly outcome: 'refused'; readonly because: string; readonly tooLarge: boolean }

/** Finds the events of a calendar without reading them yet; what floats is read in UTC. */
export function openIcs(text: string): OpenedIcs {
  if (isTooLarge(text)) return refused('tooLarge', 'The calendar is larger than 5 MB.')
  const { isCalendar, calendarName, events, zones, warnings } = componentsOfIcs(text)
  if (!isCalendar) return refused('other', 'It has no BEGIN:VCALENDAR, so it is no calendar.')
  const reading = { zone: 'UTC', matchZone: zonesOf(zones) }
  return {
    outcome: 'opened',
    calendarName: calendarName === null ? null : nameOf(calendarName),
    events: distinctEvents(events.map(outlineOf)).map((event) => toEvent(event, reading)),
    broken: warnings.length,
  }
}

const refused = (kind: 'tooLarge' | 'other', because: string): OpenedIcs => ({
  outcome: 'refused',
  because,
  tooLarge: kind === 'tooLarge',
})

const isTooLarge = (text: string): boolean =>
  text.length > LARGEST_ICS ||
  (text.length * 3 > LARGEST_ICS && new TextEncoder().encode(text).length > LARGEST_ICS)

function nameOf(line: string): string | null {
  const property = readProperty({ text: line, line: 0 })
  if (typeof property === 'string') return null
  const name = property.values
    .join(',')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return name === '' ? null : name
}

const NOT_KEPT = new Set(['ATTENDEE', 'ATTACH'])
type Reading = Parameters<typeof readEvent>[1]

const toEvent = ({ component, nth }: EventOutline, reading: Reading): IcsEvent => ({
  text() {
    const lines = component.lines.filter((line) => !NOT_KEPT.has(nameOfLine(line)))
    return ['BEGIN:VEVENT', ...lines.map(({ text }) => text), 'END:VEVENT'].join('\n')
  },
  read() {
    const { entry, warnings } = readEvent(component, reading)
    if (!entry) return warnings.at(-1)?.reason ?? 'The event cannot be read.'
    return nth === 1 ? entry : { ...entry, uid: `${entry.uid}#${nth}` }
  },
  uid: () => uidOfEvent(component),
})

/** To compare offsets takes time, and no calendar needs so many zones. */
const MOST_ZONES = 100

/** Each zone is matched once, for the first event that names it. */
function zonesOf(zones: readonly IcsZone[]) {
  const described = new Map(zones.map((zone) => [tzidOf(zone), zone]))
  const matched = new Map<string, MatchedZone>()
  return (tzid: string, around: number): MatchedZone => {
    const known = matched.get(tzid)
    if (known) return known
    const from = matched.size < MOST_ZONES ? described.get(tzid.trim()) : undefined
    const found = matchZone({ tzid, described: from, around })
    matched.set(tzid, found)
    return found
  }
}

function tzidOf({ lines }: IcsZone): string {
  const text = lines.find((line) => nameOfLine(line) === 'TZID')?.text ?? ''
  return text.slice(text.indexOf(':') + 1).trim()
}
