import type { WallTimes } from '#shared/time/recurring.ts'
import { readIcsTime } from '#shared/time/wall-time.ts'
import type { CalendarEntry, EntryStatus } from './entry.ts'
import { timesOfEvent } from './event-times.ts'
import type { IcsComponent, IcsWarning } from './ics-components.ts'
import { type IcsProperty, nameOfLine, readProperty, writtenDate } from './ics-property.ts'
import type { MatchedZone } from './match-zone.ts'

export type EventReading = {
  /** The zone that asks. */
  readonly zone: string
  readonly matchZone: (tzid: string, around: number) => MatchedZone
}

export type ReadEvent = {
  /** `undefined` where the event is of no use; a warning then says why. */
  readonly entry: CalendarEntry | undefined
  readonly warnings: readonly IcsWarning[]
}

/** What is needed of an event; alarms, attachments and those who attend are not even read. */
const NEEDED = new Set(
  'UID RECURRENCE-ID SUMMARY DESCRIPTION LOCATION CATEGORIES STATUS TRANSP DTSTART DTEND DURATION ORGANIZER URL CREATED LAST-MODIFIED SEQUENCE'.split(
    ' ',
  ),
)
const RECURRING = new Set(['RRULE', 'RDATE', 'EXDATE'])
/** More categories than this tell nothing. */
const MOST_CATEGORIES = 100

/** What an event goes by, also where nothing else of it can be read; `null` where it does not say. */
export const uidOfEvent = (event: IcsComponent): string | null =>
  textsOf(propertiesOf(event).properties).uid || null

/** One VEVENT; whatever is wrong with it concerns no other. */
export function readEvent(event: IcsComponent, reading: EventReading): ReadEvent {
  const read = propertiesOf(event)
  const warnings = [...read.warnings]
  const of = (name: string) => read.properties.get(name)?.[0]
  const start = of('DTSTART')
  const warn = (reason: string, line = event.line) => warnings.push({ line, reason })
  if (!start) {
    warn('The event has no beginning; it was left out.')
    return { entry: undefined, warnings }
  }
  const zoneOf = zonesOf(reading, { warn })
  const times = timesOfEvent({
    start,
    end: of('DTEND'),
    duration: of('DURATION'),
    zoneOf,
    zone: reading.zone,
  })
  if (typeof times === 'string') {
    warn(`The event was left out: ${times}.`, start.line)
    return { entry: undefined, warnings }
  }
  for (const remark of times.remarks) warn(`Of the event, ${remark}.`, start.line)
  const { remarks: _, ...when } = times
  const text = textsOf(read.properties)
  const entry = {
    ...text,
    ...when,
    ...replacedBy(of('RECURRENCE-ID'), { wall: when.wall, zoneOf }),
    uid: text.uid || nameless(event, { start, title: text.title, warn }),
    recurs: recursOf(event, warn),
    line: event.line,
  }
  return { entry, warnings }
}

type Properties = ReadonlyMap<string, readonly IcsProperty[]>
type Warn = (reason: string, line?: number) => void

function propertiesOf(event: IcsComponent) {
  const properties = new Map<string, IcsProperty[]>()
  const warnings: IcsWarning[] = []
  for (const line of event.lines) {
    const name = nameOfLine(line)
    if (!NEEDED.has(name)) continue
    const property = readProperty(line)
    if (typeof property === 'string')
      warnings.push({ line: line.line, reason: `${name} was passed over: ${property}.` })
    else properties.set(name, [...(properties.get(name) ?? []).slice(0, MOST_CATEGORIES), property])
  }
  return { properties, warnings }
}

function zonesOf({ matchZone }: EventReading, { warn }: { warn: Warn }) {
  return (property: IcsProperty, time: { readonly wallMs: number }): MatchedZone => {
    const tzid = property.params.get('tzid')
    if (tzid === undefined) return { zone: null, offsets: null, warning: undefined }
    const matched = matchZone(tzid, time.wallMs)
    if (matched.warning) warn(matched.warning, property.line)
    return matched
  }
}

type Replacing = {
  readonly wall: WallTimes
  readonly zoneOf: (property: IcsProperty, time: { readonly wallMs: number }) => MatchedZone
}

function replacedBy(property: IcsProperty | undefined, { zoneOf }: Replacing) {
  if (!property) return { recurrenceId: null, recurrenceZone: null, andFollowing: false }
  const recurrenceId = writtenDate(property)
  const time = readIcsTime(recurrenceId)
  const zone = time?.kind === 'local' ? zoneOf(property, time) : undefined
  return {
    recurrenceId,
    recurrenceZone: zone && !zone.offsets ? zone.zone : null,
    andFollowing: property.params.get('range')?.toUpperCase() === 'THISANDFUTURE',
  }
}

function recursOf(event: IcsComponent, warn: Warn): CalendarEntry['recurs'] {
  const lines: string[] = []
  for (const line of event.lines) {
    const name = nameOfLine(line)
    if (name === 'EXRULE') warn('A rule that leaves dates out (EXRULE) is not followed.', line.line)
    if (!RECURRING.has(name)) continue
    if (/:\s*$/.test(line.text)) warn(`${name} is empty; it says nothing.`, line.line)
    else lines.push(line.text)
  }
  return lines.length ? { by: 'rule', lines } : null
}

function textsOf(properties: Properties) {
  const of = (name: string) => properties.get(name)?.[0]
  return {
    uid: oneLine(of('UID')) ?? '',
    title: oneLine(of('SUMMARY')) ?? '',
    says: words(of('DESCRIPTION')),
    where: oneLine(of('LOCATION')),
    categories: (properties.get('CATEGORIES') ?? [])
      .flatMap(({ values }) => values.map(plain))
      .filter((category) => category !== '')
      .slice(0, MOST_CATEGORIES),
    status: statusOf(oneLine(of('STATUS'))),
    blocks: blocksOf(oneLine(of('TRANSP'))),
    by: nameOf(of('ORGANIZER')),
    url: addressOf(of('URL')),
    createdAt: momentOf(of('CREATED')),
    changedAt: momentOf(of('LAST-MODIFIED')),
    sequence: sequenceOf(of('SEQUENCE')),
  }
}

const statusOf = (text: string | null): EntryStatus =>
  (['confirmed', 'tentative', 'cancelled'] as const).find(
    (status) => status === text?.toLowerCase(),
  ) ?? 'unknown'

function blocksOf(text: string | null): boolean | null {
  if (text?.toUpperCase() === 'OPAQUE') return true
  return text?.toUpperCase() === 'TRANSPARENT' ? false : null
}

/** Some calendars write the address where the name should be. */
function nameOf(organizer: IcsProperty | undefined): string | null {
  const name = plain(organizer?.params.get('cn') ?? '')
  return name === '' || name.includes('@') ? null : name
}

function addressOf(property: IcsProperty | undefined): string | null {
  const written = oneLine(property)
  if (written === null || written.length > 2000 || !URL.canParse(written)) return null
  const { protocol, username, password } = new URL(written)
  return /^https?:$/.test(protocol) && !username && !password ? written : null
}

function momentOf(property: IcsProperty | undefined): number | null {
  const time = property && readIcsTime(writtenDate(property))
  return time?.kind === 'utc' ? time.wallMs : null
}

function sequenceOf(property: IcsProperty | undefined): number {
  const sequence = Number(property ? writtenDate(property) : 0)
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0
}

function oneLine(property: IcsProperty | undefined): string | null {
  const text = plain(property?.values.join(',') ?? '')
  return text === '' ? null : text
}

const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()

function words(property: IcsProperty | undefined): string | null {
  const text = (property?.values.join(',') ?? '').replace(/\r\n?/g, '\n')
  const kept = text.replace(/[^\P{Cc}\n\t]/gu, '').trim()
  return kept === '' ? null : kept
}

/** The same each time that the calendar is read, as long as nobody changes the event. */
function nameless(
  event: IcsComponent,
  { start, title, warn }: { start: IcsProperty; title: string; warn: Warn },
): string {
  warn('The event has no UID; its beginning and its title stand for one.', event.line)
  return `without-uid/${writtenDate(start)}/${title}`.slice(0, 300)
}
