import type { IcsComponent } from './ics-components.ts'
import { nameOfLine } from './ics-property.ts'

/** As much of an event as tells it from others, as written. */
export type EventOutline = {
  readonly component: IcsComponent
  readonly identity: string
  readonly sequence: number
  readonly changed: string
  readonly content: string
  /** 1, or more for another event that has the same name as one before it. */
  readonly nth: number
}

export function outlineOf(component: IcsComponent): EventOutline {
  const written = new Map<string, string>()
  for (const line of component.lines) {
    const name = nameOfLine(line)
    if (TELLING.has(name) && !written.has(name)) written.set(name, line.text)
  }
  const of = (name: string) => written.get(name) ?? ''
  const writtenIn = (name: string) => of(name).slice(of(name).lastIndexOf(':') + 1)
  const content = [of('DTSTART'), of('DTEND'), of('SUMMARY')].join('\n')
  const sequence = Number(writtenIn('SEQUENCE'))
  return {
    component,
    identity: [of('UID') || content, of('RECURRENCE-ID')].join('\n'),
    sequence: Number.isSafeInteger(sequence) ? sequence : 0,
    changed: writtenIn('LAST-MODIFIED'),
    content,
    nth: 1,
  }
}

const TELLING = new Set([
  ...['UID', 'RECURRENCE-ID', 'SEQUENCE', 'LAST-MODIFIED', 'DTSTART', 'DTEND', 'SUMMARY'],
])

/**
 * Of two revisions of one event the newer one counts. Events that only share their name are all kept,
 * each but the first under a number of its own: none of them must be lost.
 */
export function distinctEvents(events: readonly EventOutline[]): readonly EventOutline[] {
  const kept = new Map<string, EventOutline>()
  const times = new Map<string, number>()
  for (const event of events) {
    const { identity } = event
    const other = kept.get(identity)
    if (!other) kept.set(identity, event)
    else if (isRevision(event, other)) kept.set(identity, newerOf(event, other))
    else {
      const nth = (times.get(identity) ?? 1) + 1
      times.set(identity, nth)
      kept.set(`${identity}\n${nth}`, { ...event, nth })
    }
  }
  return [...kept.values()]
}

const isRevision = (one: EventOutline, other: EventOutline): boolean =>
  one.sequence !== other.sequence || one.changed !== other.changed || one.content === other.content

function newerOf(later: EventOutline, earlier: EventOutline): EventOutline {
  if (later.sequence !== earlier.sequence)
    return later.sequence > earlier.sequence ? later : earlier
  // As calendars write moments, text is in the order of time.
  return later.changed >= earlier.changed ? later : earlier
}
