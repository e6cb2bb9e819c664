import type { CalendarEntry } from './entry.ts'
import { componentsOfIcs, type IcsComponents, type IcsWarning } from './ics-components.ts'
import { readProperty } from './ics-property.ts'
import { type MatchedZone, matchZone } from './match-zone.ts'
import { readEvent } from './read-event.ts'

export type ReadIcs =
  | {
      readonly outcome: 'read'
      readonly calendarName: string | null
      readonly entries: readonly CalendarEntry[]
      readonly warnings: readonly IcsWarning[]
    }
  | { readonly outcome: 'refused'; readonly because: string }

export const LARGEST_ICS = 5 * 1024 * 1024
/** Past this many warnings the next one helps nobody. */
const MOST_WARNINGS = 1000
/** To compare offsets takes time, and no calendar needs so many zones. */
const MOST_ZONES = 100

/** What a calendar says, one entry an event; `zone` is the one in which floating times and whole days are read. */
export function readIcs(text: string, zone: string): ReadIcs {
  if (isTooLarge(text)) return { outcome: 'refused', because: 'The calendar is larger than 5 MB.' }
  const components = componentsOfIcs(text)
  if (!components.isCalendar)
    return { outcome: 'refused', because: 'This is no calendar: it has no BEGIN:VCALENDAR.' }
  const reading = { zone, matchZone: zonesOf(components) }
  const warnings = [...components.warnings]
  const entries: CalendarEntry[] = []
  for (const event of components.events) {
    const read = readEvent(event, reading)
    warnings.push(...read.warnings)
    if (read.entry) entries.push(read.entry)
  }
  const distinct = distinctEntries(entries)
  return {
    outcome: 'read',
    calendarName: nameOf(components.calendarName),
    entries: distinct.entries,
    warnings: fewer([...warnings, ...distinct.warnings]),
  }
}

const isTooLarge = (text: string) =>
  text.length > LARGEST_ICS ||
  (text.length * 3 > LARGEST_ICS && new TextEncoder().encode(text).length > LARGEST_ICS)

/** Each zone is matched once, for the first event that names it. */
function zonesOf(components: IcsComponents) {
  const described = new Map(
    components.zones.map((zone) => {
      const line = zone.lines.find(({ text }) => /^TZID[;:]/i.test(text))
      return [line?.text.slice(line.text.indexOf(':') + 1).trim() ?? '', zone] as const
    }),
  )
  const matched = new Map<string, MatchedZone>()
  return (tzid: string, around: number): MatchedZone => {
    const known = matched.get(tzid)
    // One warning for a zone is enough.
    if (known) return { ...known, warning: undefined }
    const from = matched.size < MOST_ZONES ? described.get(tzid.trim()) : undefined
    const found = matchZone({ tzid, described: from, around })
    matched.set(tzid, found)
    return found
  }
}

type Distinct = Pick<Extract<ReadIcs, { outcome: 'read' }>, 'entries' | 'warnings'>

/**
 * Of two revisions of one event the newer one counts. Two events that only share their UID are both
 * kept, the second under a name of its own: none of them must be lost.
 */
function distinctEntries(entries: readonly CalendarEntry[]): Distinct {
  const kept = new Map<string, CalendarEntry>()
  const times = new Map<string, number>()
  const warnings: IcsWarning[] = []
  for (const entry of entries) {
    const key = keyOf(entry)
    const other = kept.get(key)
    if (!other) kept.set(key, entry)
    else if (isRevision(entry, other)) {
      kept.set(key, newerOf(entry, other))
      warnings.push({ line: entry.line, reason: 'The event is there twice; the newer one counts.' })
    } else {
      const nth = (times.get(key) ?? 1) + 1
      times.set(key, nth)
      const uid = `${entry.uid}#${nth}`
      kept.set(keyOf({ ...entry, uid }), { ...entry, uid })
      warnings.push({
        line: entry.line,
        reason: 'Another event has the same UID; both are kept.',
      })
    }
  }
  return { entries: [...kept.values()], warnings }
}

const keyOf = ({ uid, recurrenceId }: CalendarEntry) => JSON.stringify([uid, recurrenceId])

const isRevision = (one: CalendarEntry, other: CalendarEntry) =>
  one.sequence !== other.sequence ||
  one.changedAt !== other.changedAt ||
  (one.startsAt === other.startsAt && one.endsAt === other.endsAt && one.title === other.title)

function newerOf(later: CalendarEntry, earlier: CalendarEntry): CalendarEntry {
  const by = later.sequence - earlier.sequence || (later.changedAt ?? 0) - (earlier.changedAt ?? 0)
  return by < 0 ? earlier : later
}

function nameOf(line: string | null): string | null {
  // Names that begin with X- are not unescaped by the parser, those of events are.
  const text = line?.replace(/^[^;:]+/, 'SUMMARY') ?? ''
  const property = readProperty({ text, line: 0 })
  if (typeof property === 'string') return null
  return (
    property.values
      .join(',')
      .replace(/\p{Cc}+/gu, ' ')
      .trim() || null
  )
}

function fewer(warnings: readonly IcsWarning[]): readonly IcsWarning[] {
  const inOrder = [...warnings].sort((one, other) => one.line - other.line)
  if (inOrder.length <= MOST_WARNINGS) return inOrder
  const reason = `${inOrder.length - MOST_WARNINGS} more warnings are not shown.`
  return [...inOrder.slice(0, MOST_WARNINGS), { line: inOrder[MOST_WARNINGS]!.line, reason }]
}
