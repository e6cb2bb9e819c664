import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { listTimes } from '#shared/domain/ics/list-times.ts'
import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import type { Reading } from '../database/reading.ts'
import type { Clock } from '../ports.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { writeAfter } from './after.ts'

type Wanted = InputOf<'entries.list'>
type Listed = OutputOf<'entries.list'>
type Item = Listed['items'][number]
type Clocked = { readonly clock: Pick<Clock, 'elapsed'> }

/** A page that has taken so long ends there; the next one goes on. */
const LONGEST_PAGE_MS = 8
/** Days and clock times without a zone begin and end up to so much earlier or later than in UTC. */
const EAST_MS = 14 * 60 * 60_000
const WEST_MS = 12 * 60 * 60_000

export const createEntriesHandlers = ({ clock }: Clocked) =>
  ({
    'entries.list': (wanted, reading) => listEntries({ wanted, reading, clock }),
  }) satisfies Pick<Handlers, 'entries.list'>

type Asked = Clocked & { readonly wanted: Wanted; readonly reading: Pick<Reading, 'entries'> }

/** Each with the times at which it is within the range that is asked for. */
function listEntries({ wanted, reading: { entries }, clock }: Asked): Listed {
  const { zone, from, before, ...rest } = wanted
  const isElsewhere = zone !== undefined && zone !== 'UTC'
  const page = entries.list({
    ...rest,
    ...(before !== undefined && { before: isElsewhere ? before + EAST_MS : before }),
    ...(from !== undefined && { lastsBeyond: isElsewhere ? from - WEST_MS : from }),
  })
  const { next, total } = page
  const bare = { total, zone: zone ?? 'UTC' }
  if (from === undefined || before === undefined) {
    const items = page.items.map((item) => ({ ...item, occurrences: null, caveats: [] }))
    return { ...bare, items, next }
  }
  const items: Item[] = []
  const began = clock.elapsed()
  const times = openTimes({ entries, clock, range: { from, before }, zone })
  for (const item of page.items) {
    if (items.length > 0 && clock.elapsed() - began >= LONGEST_PAGE_MS) break
    items.push({ ...item, ...times(item) })
  }
  const last = items.at(-1)
  const isCut = last !== undefined && items.length < page.items.length
  return { ...bare, items, next: isCut ? writeAfter({ ...last, moment: last.startsAt }) : next }
}

type Opened = Clocked & {
  readonly entries: Asked['reading']['entries']
  readonly range: { readonly from: number; readonly before: number }
  readonly zone: string | undefined
}

/** A series is worked out once with all that stands instead of one of its times, whoever of them is listed. */
function openTimes({ entries, clock, range, zone }: Opened) {
  const families = new Map<string, ReturnType<typeof listTimes>>()
  return (item: CalendarEntry) => {
    const { source, calendar, uid } = item
    const name = JSON.stringify([source, calendar, uid])
    const known = families.get(name)
    const family =
      known ??
      listTimes(entries.family({ source, calendar, uid }), {
        ...range,
        zone,
        elapsed: () => clock.elapsed(),
        atMostMs: LONGEST_PAGE_MS,
      })
    families.set(name, family)
    const { occurrences, caveats } = family(item.key)
    return { occurrences: [...occurrences], caveats: [...caveats] }
  }
}
