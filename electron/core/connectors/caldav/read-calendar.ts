import type { Outward } from '../../sync/outward.ts'
import type { Leaf } from '../connector.ts'
import { keysWithin, unreadable } from '../entry-row.ts'
import { isDeclined } from './ask-dav.ts'
import type { CalendarState } from './calendar-state.ts'
import { fetchEvents, keysAt } from './fetch-events.ts'
import type { Calendar } from './find-calendars.ts'
import { type Changes, changesByToken, type Listed, listAll } from './list-changes.ts'

type CalendarReading = {
  readonly outward: Outward
  readonly calendar: Calendar
  /** `undefined` where it was never read. */
  readonly known: CalendarState | undefined
  readonly sweep: boolean
}

type CalendarLeaf = Pick<Leaf, 'rows' | 'wholeOf'> & { readonly state?: CalendarState }

/** After so many fetches what is known is written down, and again whenever they have doubled: it is long. */
const FIRST_NOTED = 10

/** What is new, changed or gone in one calendar since it was read last. */
export async function* readCalendar(reading: CalendarReading): AsyncGenerator<CalendarLeaf> {
  const { calendar, known, sweep } = reading
  if (known && !sweep && isSame(calendar, known)) return
  const changes = await changesOf(reading)
  const etags = new Map(Object.entries(known?.etags ?? {}))
  const gone = goneIn(changes, etags)
  const state = (upTo: Pick<CalendarState, 'token' | 'tag'>) => ({
    ...upTo,
    etags: Object.fromEntries(etags),
  })
  let [fetches, notedAt] = [0, FIRST_NOTED]
  for await (const { etags: fetched, ...leaf } of fetchEvents(
    reading,
    wantedIn(reading, changes),
  )) {
    for (const [id, etag] of fetched) {
      if (etag === undefined) etags.delete(id)
      else etags.set(id, etag)
    }
    fetches += 1
    const isNoted = fetches === notedAt
    if (isNoted) notedAt *= 2
    // As far as before, but for what need not be fetched again.
    yield isNoted ? { ...leaf, state: state({ token: known?.token ?? null, tag: null }) } : leaf
  }
  for (const id of gone) etags.delete(id)
  const hasMetAll = changes.isAll && (sweep || !known) && ![...etags.values()].includes('')
  yield {
    rows: changes.elsewhere.map((href) => lyingElsewhere(href, calendar)),
    wholeOf: [
      ...(hasMetAll ? [keysWithin({ calendar: calendar.id, within: [] })] : []),
      ...gone.map((id) => keysAt(id, calendar)),
    ],
    state: state({ token: changes.token, tag: calendar.tag }),
  }
}

/** Nothing changed where the server says so by its token or else by its tag, and nothing is owed. */
function isSame({ token, tag }: Calendar, known: CalendarState): boolean {
  const stands = token === null ? tag !== null && tag === known.tag : token === known.token
  return stands && !Object.values(known.etags).includes('')
}

/** Since the token where there is one that still holds; else all is listed anew. */
async function changesOf(reading: CalendarReading): Promise<Changes> {
  const { calendar, known, sweep } = reading
  if (calendar.token === null) return listAll(reading)
  const since = sweep ? '' : (known?.token ?? '')
  for (const token of new Set([since, ''])) {
    try {
      return await changesByToken(reading, token)
    } catch (error) {
      if (!isDeclined(error)) throw error
    }
  }
  return listAll(reading)
}

function goneIn(changes: Changes, etags: ReadonlyMap<string, string>): readonly string[] {
  if (!changes.isAll) return [...changes.gone]
  return [...etags.keys()].filter((id) => !changes.listed.has(id))
}

/** What is not known as it stands now, and what was owed since the last time. */
function wantedIn({ known, sweep }: CalendarReading, changes: Changes): readonly Listed[] {
  const etags = known?.etags ?? {}
  const isKnown = ({ id, etag }: Listed) => !sweep && etag !== '' && etags[id] === etag
  const owed = Object.keys(etags)
    .filter((id) => etags[id] === '' && !changes.listed.has(id) && !changes.gone.has(id))
    .map((id) => ({ id, path: id, etag: '' }))
  const listed = [...changes.listed.values()].filter((one) => !isKnown(one))
  return changes.isAll ? listed : [...listed, ...owed]
}

const lyingElsewhere = (href: string, calendar: Calendar) =>
  unreadable(
    { calendar: calendar.id, within: [href] },
    {
      text: href,
      because: 'The server names an entry that lies somewhere else, where nothing was asked.',
    },
  )
