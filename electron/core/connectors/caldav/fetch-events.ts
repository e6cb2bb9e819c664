import { openIcs } from '#shared/domain/ics/open-ics.ts'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import { EntryRow, keysWithin, unreadable } from '../entry-row.ts'
import { askDav } from './ask-dav.ts'
import { theseEvents } from './dav-bodies.ts'
import { onePath, pathOfHref } from './dav-paths.ts'
import type { Calendar } from './find-calendars.ts'
import { etagOf, type Listed } from './list-changes.ts'
import { CALDAV, type DavResponse, type Multistatus, propOf, textOf } from './multistatus.ts'

export type Fetched = {
  readonly rows: readonly EntryRow[]
  /** Of what was met whole, or is gone. */
  readonly wholeOf: readonly string[]
  /** What each is known by from now on; `undefined` where it is gone, empty where it is still owed. */
  readonly etags: readonly (readonly [id: string, etag: string | undefined])[]
}

type Fetching = {
  readonly outward: Outward
  readonly calendar: Calendar
  /** How often a fetch may still be cut in two: a server that declines all is not asked for each. */
  readonly cuts: { left: number }
}

const AT_ONCE = 50
const MOST_CUTS = 60

/** The events that are wanted, fifty at a time; fewer where that is too much for one answer. */
export async function* fetchEvents(
  asked: Pick<Fetching, 'outward' | 'calendar'>,
  wanted: readonly Listed[],
): AsyncGenerator<Fetched> {
  const fetching = { ...asked, cuts: { left: MOST_CUTS } }
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    yield* fetchSome(fetching, wanted.slice(at, at + AT_ONCE))
  }
}

async function* fetchSome(fetching: Fetching, wanted: readonly Listed[]): AsyncGenerator<Fetched> {
  const { outward, calendar, cuts } = fetching
  const body = theseEvents(wanted.map(({ path }) => path))
  try {
    const asked = { path: calendar.path, method: 'REPORT', depth: '1', body } as const
    yield toFetched(await askDav(outward, asked), { fetching, wanted })
  } catch (error) {
    if (!mayHelpToCut(error) || cuts.left === 0) throw error
    cuts.left -= 1
    const [only, ...others] = wanted
    if (only && others.length === 0) yield owed(only, { calendar, because: error.message })
    else {
      const half = Math.ceil(wanted.length / 2)
      yield* fetchSome(fetching, wanted.slice(0, half))
      yield* fetchSome(fetching, wanted.slice(half))
    }
  }
}

/** One of them may be too large, or spoil the answer for all. */
const mayHelpToCut = (error: unknown): error is Error =>
  error instanceof Unfit || (error instanceof OutwardError && error.trouble === 'tooLarge')

type Told = { readonly fetching: Fetching; readonly wanted: readonly Listed[] }

function toFetched({ responses }: Multistatus, { fetching, wanted }: Told): Fetched {
  const { outward, calendar } = fetching
  const byId = new Map(
    responses.flatMap((response): [string, DavResponse][] => {
      const path = pathOfHref(response.href, { address: outward.address, asked: calendar.path })
      return path === undefined ? [] : [[onePath(path), response]]
    }),
  )
  const each = wanted.map((one) => toOne(byId.get(one.id), { one, calendar }))
  return {
    rows: each.flatMap(({ rows }) => rows),
    wholeOf: each.flatMap(({ wholeOf }) => wholeOf),
    etags: each.flatMap(({ etags }) => etags),
  }
}

type One = { readonly one: Listed; readonly calendar: Calendar }

function toOne(response: DavResponse | undefined, { one, calendar }: One): Fetched {
  const place = placeOf(one, calendar)
  const whole = [keysWithin(place)]
  if (!response) {
    return owed(one, { calendar, because: 'The server listed it, but did not tell it.' })
  }
  const status = response.status ?? response.failed
  const data = propOf(response, { ns: CALDAV, name: 'calendar-data' })
  if (!data) {
    if (status === 404 || status === 410) {
      return { rows: [], wholeOf: whole, etags: [[one.id, undefined]] }
    }
    const because = `The server listed it, but did not tell it (status ${status ?? 'unknown'}).`
    return owed(one, { calendar, because })
  }
  const etag = etagOf(response) || one.etag
  const opened = openIcs(textOf(data))
  if (opened.outcome === 'refused') {
    const row = unreadable(place, { text: one.path, because: opened.because })
    return { rows: [row], wholeOf: [], etags: [[one.id, etag]] }
  }
  return {
    rows: opened.events.map((event) => new EntryRow(place, event)),
    // What began and never ended may be any of those that are missing.
    wholeOf: opened.broken > 0 ? [] : whole,
    etags: [[one.id, etag]],
  }
}

/** Its last name is enough to tell it from others in its calendar. */
function placeOf({ id }: Pick<Listed, 'id'>, { id: calendar }: Pick<Calendar, 'id'>) {
  return { calendar, within: [id.startsWith(calendar) ? id.slice(calendar.length) : id] }
}

/** How the keys of all that one path held begin. */
export const keysAt = (id: string, calendar: Pick<Calendar, 'id'>): string =>
  keysWithin(placeOf({ id }, calendar))

/** To be asked for again next time, and set aside until then. */
function owed(
  one: Listed,
  { calendar, because }: { calendar: Calendar; because: string },
): Fetched {
  const row = unreadable(placeOf(one, calendar), { text: one.path, because })
  return { rows: [row], wholeOf: [], etags: [[one.id, '']] }
}
