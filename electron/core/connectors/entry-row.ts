import { createHash } from 'node:crypto'
import type { CalendarEntry } from '#shared/domain/ics/entry.ts'
import { lastEndOf } from '#shared/domain/ics/last-end.ts'
import type { IcsEvent } from '#shared/domain/ics/open-ics.ts'
import { writeReplaced } from '#shared/domain/ics/replaced-time.ts'
import { Unfit } from './connector.ts'
import type { Observed } from './observation.ts'

/** Where an entry stands: its calendar, and what else its source keeps it in, such as a file. */
type Place = { readonly calendar: string; readonly within: readonly string[] }
type Reads = Pick<IcsEvent, 'text' | 'read'> & Partial<Pick<IcsEvent, 'uid'>>

/** One entry as its calendar writes it; that text alone is kept of it word for word. */
export class EntryRow {
  readonly place: Place
  readonly #event: Reads

  constructor(place: Place, event: Reads) {
    this.place = place
    this.#event = event
  }

  read(): CalendarEntry {
    const entry = this.#event.read()
    if (typeof entry !== 'string') return entry
    throw new Unfit(entry, { maybe: this.#maybe() })
  }

  /** It may be any that was read under its name, the second or third of that name as well. */
  #maybe(): string {
    const name = segment(this.#event.uid?.() ?? '')
    return keysWithin(this.place) + (name.startsWith(DIGESTED) ? '' : name)
  }

  toJSON(): string {
    return this.#event.text()
  }
}

/** What could not be had of a calendar, to be set aside under its name. */
export const unreadable = (
  place: Place,
  event: { readonly text: string; readonly because: string },
) => new EntryRow(place, { text: () => event.text, read: () => event.because })

/** Of a file or feed a calendar is read whole each time, so what was read last counts. */
const READ_LAST = 0

export function parseEntry(raw: unknown): Observed<'entries'> {
  if (!(raw instanceof EntryRow)) throw new Unfit('This is no entry that was read of a calendar.')
  const { calendar } = raw.place
  const entry = raw.read()
  const recurrenceId = writeReplaced(entry)
  const { start, end, zone, allDay, offsets } = entry.wall
  return {
    of: 'entries',
    key: `${keysWithin(raw.place)}${segment(entry.uid)}#${segment(recurrenceId ?? '')}`,
    revision: READ_LAST,
    said: {
      ...{ calendar, uid: entry.uid, recurrenceId, title: entry.title, says: entry.says },
      location: entry.where,
      categories: entry.categories.length === 0 ? null : [...entry.categories],
      status: entry.status,
      shows: entry.blocks === null ? 'unknown' : entry.blocks ? 'busy' : 'free',
      wall: { start, end, zone, allDay, ...(offsets && { offsets: [...offsets] }) },
      recurs: entry.recurs && { by: 'rule', lines: [...entry.recurs.lines] },
      startsAt: entry.startsAt,
      endsAt: entry.endsAt,
      lastEndsAt: lastEndOf(entry),
      ...{ by: entry.by, createdAt: entry.createdAt, changedAt: entry.changedAt, url: entry.url },
    },
  }
}

/** How the keys of all that stands in a place begin. */
export const keysWithin = ({ calendar, within }: Place): string =>
  [calendar, ...within].map((name) => `${segment(name)}#`).join('')

const LONGEST_SEGMENT = 70
const DIGESTED = '~'

/** As it is while it is short, because people read keys; told apart by a digest where it is long. */
function segment(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[%#\p{Cc}]/gu, encodeURIComponent)
    .replaceAll('~', '%7E')
  if (plain.length <= LONGEST_SEGMENT && name.isWellFormed()) return plain
  return `${DIGESTED}${createHash('sha256').update(name, 'utf16le').digest('base64url')}`
}
