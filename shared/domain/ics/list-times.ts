import { expandCrons } from '#shared/time/expand-crons.ts'
import { expandRecurrence } from '#shared/time/expand-recurrence.ts'
import type { Recurring } from '#shared/time/recurring.ts'
import { LONGEST_RULE_MS } from '#shared/time/series-dates.ts'
import type { Span } from '#shared/time/wall-slot.ts'
import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import { readReplaced } from './replaced-time.ts'

export type TimesAsked = {
  readonly from: number
  readonly before: number
  /** Of whoever asks; UTC where it is left out, which is then said. */
  readonly zone: string | undefined
  readonly elapsed: () => number
  /** How long one rule may take. */
  readonly atMostMs: number
}

/** When an entry is, and what is to be known before that is relied upon, in sentences. */
export type Times = { readonly occurrences: readonly Span[]; readonly caveats: readonly string[] }

const none: Times = { occurrences: [], caveats: [] }

/**
 * The times within [from, before) of a series and of all that stands instead of one of its times, by
 * their keys: each has only those that it speaks for.
 */
export function listTimes(
  family: readonly CalendarEntry[],
  asked: TimesAsked,
): (key: string) => Times {
  const byKey = new Map<string, Times>()
  const [series, ...others] = family.filter(({ recurrenceId }) => recurrenceId === null)
  const changes = family.filter(({ recurrenceId }) => recurrenceId !== null)
  if (series) addSeries(byKey, { series, changes, asked })
  // Whatever stands alone is an entry like any other.
  for (const entry of series ? others : changes)
    addSeries(byKey, { series: entry, changes: [], asked })
  const floats = new Set(family.filter(isFloating).map(({ key }) => key))
  return (key) => {
    const { occurrences, caveats } = byKey.get(key) ?? none
    const isUnsaid = asked.zone === undefined && floats.has(key)
    return { occurrences, caveats: isUnsaid ? [READ_IN_UTC, ...caveats] : caveats }
  }
}

const READ_IN_UTC = 'It says no time zone, and none was asked for: its times are read in UTC.'

const isFloating = ({ wall }: CalendarEntry): boolean => wall.allDay || wall.zone === null

type Keyed = Recurring & { readonly key: string }
type Adding = {
  readonly series: CalendarEntry
  readonly changes: readonly CalendarEntry[]
  readonly asked: TimesAsked
}

function addSeries(byKey: Map<string, Times>, { series, changes, asked }: Adding): void {
  if (series.recurs?.by === 'crons') {
    byKey.set(series.key, timesOfCrons(series, asked))
    return
  }
  const { from, before, zone = 'UTC', elapsed, atMostMs } = asked
  const whole = { ...toRecurring(series), recurrenceId: null, andFollowing: false }
  const { occurrences, cut, warnings } = expandRecurrence<Keyed>({
    ...{ entry: whole, overrides: changes.map(toRecurring), zone, from, before },
    // A rule stops when its own measure is full; this makes it full after as long as may be.
    elapsed: () => (elapsed() * LONGEST_RULE_MS) / atMostMs,
  })
  const caveats = cut === null ? warnings : [cut, ...warnings]
  const spans = Map.groupBy(occurrences, ({ of }) => of.key)
  for (const { key } of [series, ...changes]) {
    const mine = (spans.get(key) ?? []).map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
    byKey.set(key, { occurrences: mine, caveats: key === series.key ? caveats : [] })
  }
}

function toRecurring(entry: CalendarEntry): Keyed {
  const { key, wall, recurs } = entry
  return {
    key,
    wall: { ...wall, offsets: wall.offsets ?? null },
    ...readReplaced(entry.recurrenceId),
    recurs: recurs?.by === 'rule' ? recurs : null,
  }
}

function timesOfCrons({ wall, recurs }: CalendarEntry, asked: TimesAsked): Times {
  if (recurs?.by !== 'crons') return none
  const { from, before, elapsed, atMostMs } = asked
  const { start, end } = recurs
  const { intervals, caveats, cut } = expandCrons({
    ...{ crons: { start, end, zone: wall.zone ?? 'UTC' }, from, before },
    elapsed: () => (elapsed() * LONGEST_RULE_MS) / atMostMs,
  })
  return {
    occurrences: intervals,
    caveats: [...new Set(cut === null ? caveats : [cut, ...caveats])],
  }
}
